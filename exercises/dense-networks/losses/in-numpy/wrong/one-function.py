# outcome: partly
# feedback: functions.missing
import numpy as np


def mae(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))
