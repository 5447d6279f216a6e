import numpy as np


def adam_step(w, m, v, g, t, lr, beta_1, beta_2, epsilon):
    # Both averages, then the correction, then the new w.
    ...


# Five steps on f(w) = w²: uncomment them when the function is ready.
# w, m, v = 1.0, 0.0, 0.0
# for t in range(1, 6):
#     w, m, v = adam_step(w, m, v, 2 * w, t, lr=0.1, beta_1=0.9, beta_2=0.999, epsilon=1e-7)
#     print(w)
