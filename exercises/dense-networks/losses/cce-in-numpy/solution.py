import numpy as np

EPSILON = 1e-7


def cce(y_true, y_pred):
    p = np.clip(y_pred, EPSILON, 1 - EPSILON)
    losses = -np.sum(y_true * np.log(p), axis=1)
    return np.mean(losses)
