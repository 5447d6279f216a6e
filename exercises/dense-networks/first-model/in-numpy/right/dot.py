import numpy as np


def dense(x, w, b):
    return np.dot(x, w) + b


def relu(y):
    return y * (y > 0)
