import numpy as np


def one_hot(labels, classes):
    # Make a matrix of zeros, put the ones in, and return it.
    ...


print(one_hot(np.array([2, 0, 3]), 4))
