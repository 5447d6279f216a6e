# outcome: failed
# feedback: layers.bias_subtracted, layers.absolute_value
import numpy as np


def dense(x, w, b):
    return x @ w - b


def relu(y):
    return np.abs(y)
