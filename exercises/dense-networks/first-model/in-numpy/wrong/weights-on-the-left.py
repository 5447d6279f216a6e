# outcome: partly
# feedback: functions.shape
import numpy as np


def dense(x, w, b):
    return w @ x + b[0]


def relu(y):
    return np.maximum(y, 0)
