# outcome: partly
# feedback: functions.shape
import numpy as np


def dense(x, w, b):
    return x @ w + b


def relu(y):
    return np.max([np.max(y), 0])
