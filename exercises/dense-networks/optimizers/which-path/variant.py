"""Where four optimizers are on f(w) = w² after each update, of one start and one learning rate."""

import math
import random

UPDATES = 7


def draw(seed):
    """Return the paths. Momentum passes the minimum, and the others do not reach it."""
    if seed == 0:
        return {"numbers": paths(1, 0.1)}
    generator = random.Random(seed)
    return {"numbers": paths(generator.randint(80, 160) / 100, generator.choice((0.08, 0.09, 0.1, 0.11)))}


def paths(start, lr):
    """Return start, learning rate and the four paths, each with the start, at two decimals."""
    drawn = {"start": start, "lr": lr, "updates": list(range(UPDATES + 1))}
    for name, optimizer in (("a", adagrad), ("b", momentum), ("c", adam), ("d", sgd)):
        path, w, state = [start], start, (0, 0)
        for t in range(1, UPDATES + 1):
            step, state = optimizer(2 * w, lr, state, t)
            w += step
            path.append(w)
        drawn[name] = [round(w, 2) for w in path]
    return drawn


def sgd(g, lr, state, t):
    """Return the step, and the state as it was."""
    return -lr * g, state


def momentum(g, lr, state, t):
    """Return the step, which is the velocity, and the state that holds it."""
    velocity = 0.9 * state[0] - lr * g
    return velocity, (velocity, 0)


def adagrad(g, lr, state, t):
    """Return the step, and the sum of squares, which begins with 0.1 as in Keras."""
    total = (state[0] or 0.1) + g**2
    return -lr * g / math.sqrt(total), (total, 0)


def adam(g, lr, state, t):
    """Return the step, and both running averages."""
    m, v = 0.9 * state[0] + 0.1 * g, 0.999 * state[1] + 0.001 * g**2
    return -lr * m / (1 - 0.9**t) / math.sqrt(v / (1 - 0.999**t)), (m, v)
