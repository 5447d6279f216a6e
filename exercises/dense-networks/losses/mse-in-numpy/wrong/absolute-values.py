# outcome: failed
# feedback: functions.absolute_for_square, functions.values
import numpy as np


def mse(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))
