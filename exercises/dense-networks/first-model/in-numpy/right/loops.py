import numpy as np


def dense(x, w, b):
    rows = []
    for one in x:
        rows.append([sum(one[i] * w[i, k] for i in range(len(one))) + b[k] for k in range(len(b))])
    return np.array(rows)


def relu(y):
    return np.where(y > 0, y, 0)
