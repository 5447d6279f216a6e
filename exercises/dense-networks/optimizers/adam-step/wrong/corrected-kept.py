# outcome: failed
# feedback: optimizers.function_corrected_kept
import numpy as np


def adam_step(w, m, v, g, t, lr, beta_1, beta_2, epsilon):
    m = (beta_1 * m + (1 - beta_1) * g) / (1 - beta_1**t)
    v = (beta_2 * v + (1 - beta_2) * g**2) / (1 - beta_2**t)
    return np.array([w - lr * m / (np.sqrt(v) + epsilon), m, v])
