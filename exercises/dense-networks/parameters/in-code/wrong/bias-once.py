# outcome: partly
# feedback: counting.bias_once


def parameters(inputs, units, biases):
    total = 0
    for neurons, bias in zip(units, biases):
        total += inputs * neurons + bias
        inputs = neurons
    return total
