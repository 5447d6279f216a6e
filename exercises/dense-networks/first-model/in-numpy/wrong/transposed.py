# outcome: partly
# feedback: layers.transposed
import numpy as np


def dense(x, w, b):
    return (x @ w + b).T


def relu(y):
    return np.maximum(y, 0)
