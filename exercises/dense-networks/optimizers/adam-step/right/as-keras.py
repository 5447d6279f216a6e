import numpy as np


def adam_step(w, m, v, g, t, lr, beta_1, beta_2, epsilon):
    alpha = lr * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    m = m + (g - m) * (1 - beta_1)
    v = v + (g**2 - v) * (1 - beta_2)
    return np.stack([w - m * alpha / (np.sqrt(v) + epsilon), m, v])
