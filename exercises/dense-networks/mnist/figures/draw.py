"""The network of the lesson, the way from an image to a digit, and memorising."""

import numpy as np
from drawing import Axes, Canvas

SIZES = [784, 800, 400, 10]
Z = [2, 1, 0]


def draw():
    return {"network.svg": network(), "softmax.svg": softmax(), "memorising.svg": memorising()}


def network():
    """Three Dense layers as bars, each neuron of one connected to every neuron of the next."""
    canvas = Canvas(640, 250)
    heights, middle = [190, 194, 116, 34], 108
    lefts = [62 + n * 163.3 for n in range(4)]
    for n in range(3):
        start, end = lefts[n] + 26, lefts[n + 1]
        corners = [(start, middle - heights[n] / 2), (end, middle - heights[n + 1] / 2)]
        corners += [(end, middle + heights[n + 1] / 2), (start, middle + heights[n] / 2)]
        canvas.polygon(corners, fill="accent", opacity=0.12)
        for y in inside(middle, heights[n], 5):
            for z in inside(middle, heights[n + 1], 3 if n == 2 else 5):
                canvas.line((start, y), (end, z), colour="accent", width=1, opacity=0.3)
    for n, (left, height, size) in enumerate(zip(lefts, heights, SIZES)):
        colour = "accent" if n else "ink"
        canvas.rect((left, middle - height / 2), 26, height, fill="paper", colour=colour, rounding=5)
        canvas.text((left + 13, 229), str(size), size=16)
    return canvas.svg()


def inside(middle, height, count):
    """Return places spread over a bar, away from its ends."""
    return np.linspace(middle - 0.4 * height, middle + 0.4 * height, count)


def softmax():
    """Three numbers, their exponentials, and those divided by their sum."""
    canvas = Canvas(640, 210)
    powers = np.exp(Z)
    columns = [("z", Z, 20, "ink"), ("e^z", powers, 14, "amber"), ("p", powers / powers.sum(), 150, "accent")]
    for place, (name, values, scale, colour) in enumerate(columns):
        left = 50 + 210 * place
        canvas.text((left + 60, 192), name, size=17, italic=True, colour=colour)
        canvas.line((left, 160), (left + 120, 160), width=1.5, opacity=0.6)
        for n, value in enumerate(values):
            height = max(scale * float(value), 1.5)
            canvas.rect((left + 8 + 40 * n, 160 - height), 24, height, fill=colour, colour="none")
            said = f"{float(value):.0f}" if place == 0 else f"{float(value):.2f}"
            canvas.text((left + 20 + 40 * n, 160 - height - 12), said, size=13)
        if place < 2:
            canvas.arrow((left + 138, 100), (left + 192, 100), colour="ink", width=1.5)
    return canvas.svg()


def memorising():
    """Loss in the course of training: falling on training data; on new data it turns and rises."""
    canvas = Canvas(640, 300)
    axes = Axes(canvas, x=(0, 10), y=(0, 1), left=60, right=80, top=30, bottom=50)
    axes.lines("t", "L")
    t = np.linspace(0, 9.8, 90)
    training = 0.05 + 0.85 * np.exp(-0.62 * t)
    unseen = training + 0.012 * t + 0.0042 * np.maximum(t - 1, 0) ** 2
    best = int(unseen.argmin())
    canvas.line(axes.at(t[best], 0), axes.at(t[best], unseen[best]), width=1, dash="3 4", opacity=0.5)
    axes.curve(t, training, colour="amber")
    axes.curve(t, unseen, colour="amber", dash="7 6")
    axes.dots([t[best]], [unseen[best]], radius=4.5, colour="amber")
    return canvas.svg()
