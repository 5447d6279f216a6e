"""Numbers of the text: parameters, steps, and softmax of three numbers."""

import math

SIZES = [784, 800, 400, 10]
OBJECTS, BATCH, EPOCHS = 60000, 128, 15
TEST = 10000
Z = [2, 1, 0]


def numbers():
    """Count parameters and steps of the reference network, and work out one softmax."""
    parameters = [(n + 1) * m for n, m in zip(SIZES, SIZES[1:])]
    steps = math.ceil(OBJECTS / BATCH)
    powers = [math.exp(z) for z in Z]
    return {
        "parameters_1": parameters[0],
        "parameters_2": parameters[1],
        "parameters_3": parameters[2],
        "parameters": sum(parameters),
        "exact": OBJECTS / BATCH,
        "steps": steps,
        "last": OBJECTS - (steps - 1) * BATCH,
        "updates": steps * EPOCHS,
        "z": Z,
        "powers": powers,
        "sum": sum(powers),
        "probabilities": [power / sum(powers) for power in powers],
    }
