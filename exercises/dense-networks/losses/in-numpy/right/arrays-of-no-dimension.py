import numpy as np


def mae(y_true, y_pred):
    y_true -= y_pred
    return np.array(np.abs(y_true).sum() / y_true.size)


def bce(y_true, y_pred):
    true = np.where(y_true == 1, y_pred, 1 - y_pred)
    return np.array(-np.log(np.maximum(true, 1e-7)).mean())
