# outcome: failed
# feedback: functions.public_values
import numpy as np


def one_hot(labels, classes):
    matrix = np.zeros((len(labels), classes))
    matrix[np.arange(len(labels)), labels] = labels
    return matrix
