# outcome: failed
# feedback: counting.inputs_kept


def parameters(inputs, units, biases):
    return sum((inputs + bias) * neurons for neurons, bias in zip(units, biases))
