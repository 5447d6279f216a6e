# outcome: partly
# feedback: functions.raised_in_line
import numpy as np


def momentum_step(w, v, g, lr, m):
    rows = np.zeros((2, len(w)))
    for i in range(len(w)):
        rows[1, i] = m * v[i] - lr * g[i]
        rows[0, i] = w[i] + rows[1, i]
    return rows
