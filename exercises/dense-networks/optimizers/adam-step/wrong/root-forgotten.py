# outcome: failed
# feedback: optimizers.function_root_forgotten
import numpy as np


def adam_step(w, m, v, g, t, lr, beta_1, beta_2, epsilon):
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    return np.array([w - lr * m / (1 - beta_1**t) / (v / (1 - beta_2**t) + epsilon), m, v])
