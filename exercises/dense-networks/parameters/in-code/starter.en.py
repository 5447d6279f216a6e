def parameters(inputs, units, biases):
    total = 0
    # Walk through the layers and add their parameters up.
    return total


print(parameters(784, [300, 10], [0, 1]))
