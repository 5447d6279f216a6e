import math

import numpy as np


def softmax(z):
    largest = max(z)
    powers = [math.exp(value - largest) for value in z]
    return np.array([power / sum(powers) for power in powers])
