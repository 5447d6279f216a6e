# outcome: failed
# feedback: functions.square_for_absolute, functions.arguments_swapped
import numpy as np


def mae(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


def bce(y_pred, y_true):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
