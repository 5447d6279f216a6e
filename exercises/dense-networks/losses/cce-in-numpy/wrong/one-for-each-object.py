# outcome: failed
# feedback: functions.shape
import numpy as np


def cce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.sum(y_true * np.log(p), axis=1)
