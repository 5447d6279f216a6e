"""The figures of the lesson on optimizers. Every path is made by the update rule that it shows."""

import math

import numpy as np
from drawing import Axes, Canvas

RAVINE = np.array([1 / 20, 2.0])
"""Twice the factors of f(x, y) = x²/40 + y², so that its gradient is RAVINE * (x, y)."""
START = np.array([-9.0, 2.4])


def draw():
    """Return every figure of the lesson by the name of its file."""
    return {
        "descent.svg": descent(),
        "rates.svg": rates(),
        "batches.svg": batches(),
        "minima.svg": minima(),
        "ravine.svg": ravine(),
        "average.svg": average(),
        "nesterov.svg": look_ahead(),
        "slowing.svg": slowing(),
        "start.svg": from_zero(),
        "paths.svg": paths(),
    }


# Update rules: each returns the step and the state for the next one.


def sgd(g, state, t, lr):
    """Plain gradient descent."""
    return -lr * g, state


def momentum(g, state, t, lr, m):
    """SGD with momentum; the state is the velocity."""
    velocity = m * state - lr * g
    return velocity, velocity


def nesterov(g, state, t, lr, m):
    """SGD with Nesterov's momentum, as Keras writes it."""
    velocity = m * state - lr * g
    return m * velocity - lr * g, velocity


def adagrad(g, state, t, lr):
    """Adagrad; the state is the sum of squares less its initial value."""
    total = state + g**2
    return -lr * g / np.sqrt(0.1 + total), total


def rmsprop(g, state, t, lr, rho=0.9):
    """RMSprop; the state is the running average of squares."""
    mean = rho * state + (1 - rho) * g**2
    return -lr * g / np.sqrt(mean + 1e-7), mean


def adam(g, state, t, lr, betas=(0.9, 0.999)):
    """Adam; the state is both running averages."""
    m, v = state if np.ndim(state) == 2 else (state, state)
    m = betas[0] * m + (1 - betas[0]) * g
    v = betas[1] * v + (1 - betas[1]) * g**2
    corrected = m / (1 - betas[0] ** t), v / (1 - betas[1] ** t)
    return -lr * corrected[0] / (np.sqrt(corrected[1]) + 1e-7), np.array([m, v])


def walk(rule, start, gradient, count, **settings):
    """Return the points of a path, the start among them."""
    w = np.array(start, float)
    state, points = np.zeros_like(w), [w]
    for t in range(1, count + 1):
        step, state = rule(gradient(w), state, t, **settings)
        w = w + step
        points.append(w)
    return np.array(points)


# What several figures share.


def rings(axes, matrix, centre, levels):
    """Draw contour lines of a quadratic function: where (p - centre) matrix (p - centre) equals a level."""
    values, vectors = np.linalg.eigh(matrix)
    turn = np.linspace(0, 2 * math.pi, 121)
    circle = np.array([np.cos(turn), np.sin(turn)])
    for level in levels:
        x, y = np.array(centre)[:, None] + vectors @ (circle * np.sqrt(level / values)[:, None])
        axes.curve(x, y, colour="hairline", width=1.5)


def trace(axes, points, colour, *, radius=3, dash="", width=2):
    """Draw a path with a dot for each point."""
    axes.curve(points[:, 0], points[:, 1], colour=colour, width=width, dash=dash)
    axes.dots(points[:, 0], points[:, 1], radius=radius, colour=colour)


def key(canvas, at, entries):
    """Draw a piece of each line beside its number, one below the other."""
    for row, (number, colour, dash) in enumerate(entries):
        y = at[1] + 20 * row
        canvas.line((at[0], y), (at[0] + 34, y), colour=colour, width=2.5, dash=dash)
        canvas.text((at[0] + 44, y), str(number), anchor="start", size=13)


# The figures.


def descent():
    """Three steps down the parabola."""
    canvas = Canvas(640, 320)
    axes = Axes(canvas, x=(-6, 6), y=(0, 30), left=40, right=40, top=26, bottom=40)
    axes.lines("w")
    w = np.linspace(-5.4, 5.4, 109)
    axes.curve(w, w**2, colour="ink", opacity=0.7)
    path = walk(sgd, [5], lambda w: 2 * w, 3, lr=0.1)[:, 0]
    for before, after in zip(path, path[1:]):
        canvas.arrow(axes.at(before, before**2), axes.at(after, after**2), colour="accent")
        canvas.line(axes.at(after, after**2), axes.at(after, 0), colour="accent", width=1, dash="3 4")
    canvas.line(axes.at(5, 25), axes.at(5, 0), colour="accent", width=1, dash="3 4")
    axes.dots(path, path**2, colour="accent")
    axes.ticks(xs=[-5, 0, *(round(float(w), 2) for w in path)])
    return canvas.svg()


def rates():
    """One start, three learning rates."""
    canvas = Canvas(640, 250)
    for n, (lr, count, colour) in enumerate(((0.05, 6, "teal"), (0.9, 6, "accent"), (1.1, 4, "amber"))):
        axes = Axes(canvas, x=(-5.5, 5.5), y=(0, 30), left=12 + 212 * n, right=640 - 200 - 212 * n, top=34, bottom=24)
        w = np.linspace(-5.4, 5.4, 81)
        axes.curve(w, w**2, colour="ink", opacity=0.5, width=2)
        canvas.line(axes.at(-5.5, 0), axes.at(5.5, 0), width=1.5, opacity=0.6)
        path = walk(sgd, [-4.4 if lr < 1 else -2.4], lambda w: 2 * w, count, lr=lr)[:, 0]
        for before, after in zip(path, path[1:]):
            canvas.line(axes.at(before, before**2), axes.at(after, after**2), colour=colour, width=1.5)
        axes.dots(path, path**2, radius=4, colour=colour)
        canvas.circle(axes.at(path[0], path[0] ** 2), 7, colour=colour, width=1.5)
        canvas.text((axes.at(0, 0)[0], 16), str(lr), size=15, bold=True, colour=colour)
    return canvas.svg()


def batches():
    """The loss of a line through 96 points, and three ways down: by one object, by 16, by all."""
    generator = np.random.default_rng(4)
    x = np.stack([generator.uniform(-1.7, 1.7, 96), np.ones(96)], axis=1)
    y = x @ [1.2, 0.6] + generator.normal(0, 0.9, 96)
    best = np.linalg.lstsq(x, y, rcond=None)[0]
    canvas = Canvas(640, 360)
    axes = Axes(canvas, x=(-2.2, 3), y=(-1.3, 1.62), left=12, right=12, top=12, bottom=12)
    rings(axes, x.T @ x / 96, best, [0.02, 0.12, 0.4, 0.85, 1.5, 2.3, 3.3, 4.6, 6.2, 8, 10.5])
    ways = ((1, 96, "amber", 1.5), (16, 60, "accent", 2.2), (96, 60, "teal", 3))
    for size, count, colour, radius in ways:
        path = in_batches(x, y, [-1.7, -1], size, count, generator)
        trace(axes, path, colour, radius=radius, width=1.5)
    canvas.dot(axes.at(*best), 5)
    canvas.circle(axes.at(-1.7, -1), 7, width=1.5)
    key(canvas, (560, 28), [(size, colour, "") for size, _, colour, _ in ways])
    return canvas.svg()


def in_batches(x, y, start, size, count, generator, lr=0.06):
    """Return the points of SGD with the mean squared error, the objects shuffled anew in each epoch."""
    w, points, order = np.array(start, float), [np.array(start, float)], []
    for _ in range(count):
        if len(order) < size:
            order = generator.permutation(len(x))
        batch, order = order[:size], order[size:]
        w = w - lr * 2 * (x[batch] @ w - y[batch]) @ x[batch] / size
        points.append(w)
    return np.array(points)


def minima():
    """Two minima: the exact gradient stays in the shallow one, a noisy one gets out."""
    canvas = Canvas(640, 280)
    axes = Axes(canvas, x=(-2.1, 2.2), y=(-1.5, 3.1), left=20, right=20, top=10, bottom=20)

    def f(w):
        return w**4 - 2.2 * w**2 - 0.5 * w + 0.9

    def slope(w):
        return 4 * w**3 - 4.4 * w - 0.5

    w = np.linspace(-1.95, 2.0, 140)
    axes.curve(w, f(w), colour="ink", opacity=0.6)
    generator = np.random.default_rng(11)
    exact = walk(sgd, [-1.85], slope, 40, lr=0.02)[:, 0]
    noisy = walk(sgd, [-1.85], lambda w: slope(w) + generator.normal(0, 9, 1), 90, lr=0.04)[:, 0]
    for path, lift, colour, radius in ((noisy, 0.42, "amber", 3), (exact, 0.16, "teal", 4)):
        axes.dots(path, f(path) + lift, radius=radius, colour=colour, opacity=0.8)
    key(canvas, (540, 28), [(1, "teal", ""), (2, "amber", "")])
    return canvas.svg()


def ravine():
    """A ravine: plain SGD and momentum with one learning rate."""
    ways = ((sgd, {}, "amber", "3 3"), (momentum, {"m": 0.7}, "accent", ""))
    return on_the_ravine(ways, lr=0.9, count=40)


def look_ahead():
    """The same ravine: plain momentum and Nesterov's."""
    ways = ((momentum, {"m": 0.9}, "accent", ""), (nesterov, {"m": 0.9}, "teal", "8 4"))
    return on_the_ravine(ways, lr=0.1, count=40)


def on_the_ravine(ways, *, lr, count):
    """Return a figure of paths: of each rule, settings, colour and dashes, all with one learning rate."""
    canvas = Canvas(640, 280)
    axes = the_ravine(canvas, bottom=10)
    for rule, settings, colour, dash in ways:
        path = walk(rule, START, lambda w: RAVINE * w, count, lr=lr, **settings)
        trace(axes, path, colour, radius=2.5, dash=dash, width=1.8)
    finish(axes)
    key(canvas, (560, 26), [(n, colour, dash) for n, (_, _, colour, dash) in enumerate(ways, 1)])
    return canvas.svg()


def the_ravine(canvas, *, bottom):
    """Return axes with the contour lines of the ravine."""
    axes = Axes(canvas, x=(-10, 4.5), y=(-3, 3), left=10, right=10, top=10, bottom=bottom)
    rings(axes, np.diag(RAVINE) / 2, (0, 0), [0.02, 0.12, 0.35, 0.8, 1.5, 2.5, 3.8, 5.4, 7.4])
    return axes


def finish(axes):
    """Mark the minimum and the start."""
    axes.canvas.dot(axes.at(0, 0), 5)
    axes.canvas.circle(axes.at(*START), 7, width=1.5)


def average():
    """Noisy gradients, and their running average with the share 0.9 for what is old."""
    canvas = Canvas(640, 260)
    axes = Axes(canvas, x=(0, 60), y=(-3, 6), left=40, right=30, origin=(0, 0))
    axes.grid(ys=[-2, 2, 4])
    generator = np.random.default_rng(3)
    n = np.arange(1, 61)
    gradients = 1.6 - 0.02 * n + generator.normal(0, 1.2, 60)
    mean, means = 0.0, []
    for g in gradients:
        mean = 0.9 * mean + 0.1 * g
        means.append(mean)
    for place, g in zip(n, gradients):
        canvas.line(axes.at(place, 0), axes.at(place, g), colour="hairline", width=1)
    axes.dots(n, gradients, radius=3, colour="ink", opacity=0.55)
    axes.curve(n, means, colour="accent", width=3)
    axes.lines("t", "g")
    axes.ticks(xs=[20, 40, 60], ys=[-2, 0, 2, 4])
    return canvas.svg()


def slowing():
    """How long a step of Adagrad and RMSprop is for a gradient of 1: first gradients of 4, then of 0.5."""
    canvas = Canvas(640, 280)
    axes = Axes(canvas, x=(0, 100), y=(0, 2.2), left=48, right=40)
    axes.grid(ys=[0.5, 1, 1.5, 2])
    n = np.arange(1, 101)
    gradients = np.where(n <= 30, 4.0, 0.5)
    total, mean, adagrads, rmsprops = 0.1, 0.0, [], []
    for g in gradients:
        total, mean = total + g**2, 0.9 * mean + 0.1 * g**2
        adagrads.append(1 / math.sqrt(total))
        rmsprops.append(1 / math.sqrt(mean))
    canvas.line(axes.at(30.5, 0), axes.at(30.5, 2.2), dash="3 4", opacity=0.6, width=1)
    axes.curve(n, adagrads, colour="amber")
    axes.curve(n, rmsprops, colour="teal", dash="8 4")
    axes.lines("t")
    axes.ticks(xs=[0, 30, 60, 100], ys=[0, 0.5, 1, 1.5, 2])
    key(canvas, (70, 30), [(1, "amber", ""), (2, "teal", "8 4")])
    return canvas.svg()


def from_zero():
    """What running averages of a constant 1 hold after t steps: with the share 0.9 for what is old, and 0.999."""
    canvas = Canvas(640, 260)
    axes = Axes(canvas, x=(0, 60), y=(0, 1.15), left=48, right=40)
    axes.grid(ys=[0.5])
    t = np.arange(61)
    canvas.line(axes.at(0, 1), axes.at(60, 1), colour="teal", width=2.5, dash="8 4")
    for beta, colour, place in ((0.9, "accent", 22), (0.999, "amber", 46)):
        axes.curve(t, 1 - beta**t, colour=colour)
        axes.dots(t[1::3], 1 - beta ** t[1::3], radius=3, colour=colour)
        canvas.text(axes.at(place, 1 - beta**place - 0.09 + 0.2 * (beta > 0.99)), str(beta), size=14, colour=colour)
    axes.lines("t")
    axes.ticks(xs=[0, 20, 40, 60], ys=[0, 0.5, 1])
    return canvas.svg()


def paths():
    """All six on the ravine, each with a learning rate that suits it."""
    canvas = Canvas(640, 340)
    axes = the_ravine(canvas, bottom=50)
    ways = (
        (sgd, {"lr": 0.9}, "amber", "3 3"),
        (momentum, {"lr": 0.9, "m": 0.7}, "accent", ""),
        (nesterov, {"lr": 0.4, "m": 0.7}, "teal", "8 4"),
        (adagrad, {"lr": 1.5}, "violet", "10 3 2 3"),
        (rmsprop, {"lr": 0.3}, "ink", "2 4"),
        (adam, {"lr": 0.5}, "ink", ""),
    )
    for n, (rule, settings, colour, dash) in enumerate(ways, 1):
        path = walk(rule, START, lambda w: RAVINE * w, 40, **settings)
        trace(axes, path, colour, radius=2.2, dash=dash, width=1.6)
        at = 30 + 100 * (n - 1)
        canvas.line((at, 320), (at + 34, 320), colour=colour, width=2.5, dash=dash)
        canvas.text((at + 44, 320), str(n), anchor="start", size=13)
    finish(axes)
    return canvas.svg()
