# outcome: failed
# feedback: functions.root_taken, functions.values
import numpy as np


def mse(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2))
