import numpy as np


def one_hot(labels, classes):
    matrix = np.zeros((len(labels), classes))
    matrix[np.arange(len(labels)), labels] = 1
    return matrix
