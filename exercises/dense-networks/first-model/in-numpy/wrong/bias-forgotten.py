# outcome: partly
# feedback: layers.bias_forgotten
import numpy as np


def dense(x, w, b):
    return x @ w


def relu(y):
    return np.maximum(y, 0)
