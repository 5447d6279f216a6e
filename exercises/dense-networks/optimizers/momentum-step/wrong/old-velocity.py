# outcome: failed
# feedback: optimizers.function_old_velocity
import numpy as np


def momentum_step(w, v, g, lr, m):
    return np.array([w + v, m * v - lr * g])
