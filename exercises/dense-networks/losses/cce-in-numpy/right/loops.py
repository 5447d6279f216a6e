import math


def cce(y_true, y_pred):
    total = 0.0
    for true, pred in zip(y_true, y_pred):
        total -= math.log(max(float(pred[true.argmax()]), 1e-7))
    return total / len(y_true)
