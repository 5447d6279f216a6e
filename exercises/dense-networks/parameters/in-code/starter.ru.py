def parameters(inputs, units, biases):
    total = 0
    # Пройдите по слоям и сложите их параметры.
    return total


print(parameters(784, [300, 10], [0, 1]))
