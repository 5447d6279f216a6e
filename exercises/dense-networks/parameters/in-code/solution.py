def parameters(inputs, units, biases):
    total = 0
    for neurons, bias in zip(units, biases):
        total += (inputs + bias) * neurons
        inputs = neurons
    return total


print(parameters(784, [300, 10], [0, 1]))
