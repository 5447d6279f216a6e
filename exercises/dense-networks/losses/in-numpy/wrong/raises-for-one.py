# outcome: partly
# feedback: functions.raised_in_line
import numpy as np


def mae(y_true, y_pred):
    errors = [abs(y - p) for y, p in zip(y_true, y_pred)]
    return (errors[0] + errors[1] + sum(errors[2:])) / len(errors)


def bce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
