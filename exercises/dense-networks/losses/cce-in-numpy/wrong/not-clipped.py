# outcome: partly
# feedback: functions.not_finite
import numpy as np


def cce(y_true, y_pred):
    return -np.mean(np.sum(y_true * np.log(y_pred), axis=1))
