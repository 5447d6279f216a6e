import numpy as np


def momentum_step(w, v, g, lr, m):
    # The new velocity first, then the new w.
    ...


# Five steps on f(w) = w²: uncomment them when the function is ready.
# w, v = 5.0, 0.0
# for step in range(5):
#     w, v = momentum_step(w, v, 2 * w, lr=0.1, m=0.9)
#     print(w, v)
