import math


def mae(y_true, y_pred):
    total = 0.0
    for y, p in zip(y_true, y_pred):
        total += abs(y - p)
    return float(total / len(y_true))


def bce(y_true, y_pred):
    total = 0.0
    for y, p in zip(y_true, y_pred):
        p = min(max(p, 1e-7), 1 - 1e-7)
        total -= math.log(p) if y == 1 else math.log(1 - p)
    return float(total / len(y_true))
