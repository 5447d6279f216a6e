# outcome: partly
# feedback: layers.relu_in_dense
import numpy as np


def dense(x, w, b):
    return np.maximum(x @ w + b, 0)


def relu(y):
    return np.maximum(y, 0)
