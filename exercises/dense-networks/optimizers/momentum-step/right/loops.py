import numpy as np


def momentum_step(w, v, g, lr, m):
    shape = np.shape(w)
    rows = [], []
    for a, b, c in zip(np.ravel(w), np.ravel(v), np.ravel(g)):
        b = m * b - lr * c
        rows[0].append(a + b)
        rows[1].append(b)
    return np.array(rows).reshape((2, *shape))
