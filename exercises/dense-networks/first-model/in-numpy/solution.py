import numpy as np


def dense(x, w, b):
    return x @ w + b


def relu(y):
    return np.maximum(y, 0)


x = np.array([[2.0, -1.0, 3.0], [1.0, 1.0, -1.0]])
w = np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 2.0]])
b = np.array([1.0, -2.0])
print(relu(dense(x, w, b)))
