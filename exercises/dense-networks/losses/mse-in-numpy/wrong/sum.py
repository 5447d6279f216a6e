# outcome: partly
# feedback: functions.sum_for_mean
import numpy as np


def mse(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2)
