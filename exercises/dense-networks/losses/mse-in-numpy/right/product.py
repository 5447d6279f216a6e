import numpy as np


def mse(y_true, y_pred):
    errors = y_pred - y_true
    return np.dot(errors, errors) / errors.size
