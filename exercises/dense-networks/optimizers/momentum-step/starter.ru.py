import numpy as np


def momentum_step(w, v, g, lr, m):
    # Сначала новая скорость, потом новое w.
    ...


# Пять шагов для f(w) = w²: раскомментируйте, когда функция будет готова.
# w, v = 5.0, 0.0
# for step in range(5):
#     w, v = momentum_step(w, v, 2 * w, lr=0.1, m=0.9)
#     print(w, v)
