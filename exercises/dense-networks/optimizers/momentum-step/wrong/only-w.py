# outcome: failed
# feedback: functions.shape
import numpy as np


def momentum_step(w, v, g, lr, m):
    return w + m * v - lr * g
