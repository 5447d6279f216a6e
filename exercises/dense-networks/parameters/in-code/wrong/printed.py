# outcome: failed
# feedback: functions.none


def parameters(inputs, units, biases):
    total = 0
    for neurons, bias in zip(units, biases):
        total += (inputs + bias) * neurons
        inputs = neurons
    print(total)
