# outcome: failed
# feedback: functions.mean_of_all_cells
import numpy as np


def cce(y_true, y_pred):
    p = np.clip(y_pred, 1e-7, 1 - 1e-7)
    return -np.mean(y_true * np.log(p))
