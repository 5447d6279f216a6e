# outcome: partly
# feedback: functions.decimal_logarithm, functions.values
import numpy as np


def mae(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


def bce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log10(p) + (1 - y_true) * np.log10(1 - p))
