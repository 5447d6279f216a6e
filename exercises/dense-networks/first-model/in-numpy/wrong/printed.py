# outcome: failed
# feedback: functions.none
import numpy as np


def dense(x, w, b):
    print(x @ w + b)


def relu(y):
    print(np.maximum(y, 0))
