import numpy as np


def one_hot(labels, classes):
    rows = []
    for label in labels:
        row = [0] * classes
        row[int(label)] = 1
        rows.append(row)
    return np.array(rows)
