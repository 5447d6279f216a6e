# outcome: partly
# feedback: functions.not_finite
import numpy as np


def mae(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


def bce(y_true, y_pred):
    return -np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred))
