# outcome: partly
# feedback: functions.slow
import numpy as np


def mae(y_true, y_pred):
    total, i = 0.0, 0
    while i != len(y_true):
        total += abs(y_true[i] - y_pred[i])
        i += 1 if len(y_true) > 1 else 0
    return total / len(y_true)


def bce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
