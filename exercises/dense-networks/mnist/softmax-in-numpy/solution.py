import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


print(softmax(np.array([2.0, 1.0, 0.0])))
