import numpy as np

EPSILON = 1e-7


def mae(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


def bce(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
