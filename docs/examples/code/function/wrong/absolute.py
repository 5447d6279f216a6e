# outcome: failed
# feedback: functions.public_values
import numpy as np


def relu(x):
    return np.abs(x)
