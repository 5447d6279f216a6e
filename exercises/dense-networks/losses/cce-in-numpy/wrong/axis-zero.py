# outcome: failed
# feedback: functions.divided_by_classes, functions.values
import numpy as np


def cce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return np.mean(-np.sum(y_true * np.log(p), axis=0))
