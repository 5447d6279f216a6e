# outcome: partly
# feedback: functions.not_finite
import numpy as np


def adam_step(w, m, v, g, t, lr, beta_1, beta_2, epsilon):
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    return np.array([w - lr * m / (1 - beta_1**t) / np.sqrt(v / (1 - beta_2**t)), m, v])
