# outcome: failed
# feedback: counting.bias_everywhere


def parameters(inputs, units, biases):
    total = 0
    for neurons in units:
        total += (inputs + 1) * neurons
        inputs = neurons
    return total
