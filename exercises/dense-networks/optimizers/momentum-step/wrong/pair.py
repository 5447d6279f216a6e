# outcome: failed
# feedback: functions.type
import numpy as np


def momentum_step(w, v, g, lr, m):
    v = m * v - lr * g
    return w + v, v
