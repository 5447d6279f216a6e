"""The figures of the lesson: bias neurons, a shifted sigmoid, the boundary with and without bias, and two layers."""

import numpy as np
from drawing import Axes, Canvas


def draw():
    return {
        "bias-neurons.svg": bias_neurons(),
        "shift.svg": shift(),
        "boundary.svg": boundary(),
        "two-layers.svg": two_layers(),
    }


def bias_neurons():
    canvas = Canvas(640, 330)
    inputs, hidden, output = [(110, 60), (110, 140)], [(320, 50), (320, 120), (320, 190)], [(530, 120)]
    ones = [(110, 270), (320, 270)]
    for before, after in ((inputs, hidden), (hidden, output)):
        for left in before:
            for right in after:
                canvas.line(left, right, colour="accent", width=1.6, opacity=0.65)
    for one, after in zip(ones, (hidden, output)):
        for right in after:
            canvas.line(one, right, colour="violet", width=1.8, dash="6 4")
    canvas.arrow(output[0], (612, 120), width=1.5)
    for number, place in enumerate(inputs, 1):
        canvas.line((place[0] - 65, place[1]), place, width=1.5)
        neuron(canvas, place, "ink", f"x_{number}")
    for place in hidden:
        neuron(canvas, place, "accent")
    neuron(canvas, output[0], "accent", "y")
    for place in ones:
        neuron(canvas, place, "violet", "1", is_number=True)
    return canvas.svg()


def neuron(canvas, place, colour, said="", is_number=False):
    canvas.circle(place, 21, fill="paper", colour=colour)
    if said:
        canvas.text(place, said, size=16, italic=not is_number, colour=colour)


def shift():
    canvas = Canvas(640, 270)
    axes = Axes(canvas, x=(-7, 7), y=(0, 1.1), left=56, top=30, right=48, bottom=34, origin=(-7, 0))
    axes.grid(xs=[-6, -4, -2, 0, 2, 4, 6], ys=[0.5, 1])
    axes.lines("x", "")
    axes.ticks(xs=[-6, -4, -2, 0, 2, 4, 6], ys=[0, 0.5, 1])
    x = np.linspace(-7, 7, 141)
    for b, colour, dash in ((6, "teal", "7 5"), (0, "accent", ""), (-6, "violet", "7 5")):
        axes.curve(x, 1 / (1 + np.exp(-(2 * x + b))), colour=colour, dash=dash)
        axes.dots([-b / 2], [0.5], colour=colour)
        said = f"b = {b}".replace("-", "\N{MINUS SIGN}")
        canvas.text(axes.at(-b / 2 + 0.3, 0.42), said, anchor="start", size=15, italic=True, colour=colour)
    return canvas.svg()


def boundary():
    canvas = Canvas(640, 360)
    axes = Axes(canvas, x=(-4, 6), y=(-2.5, 5), left=70, top=36, right=70, bottom=24, origin=(0, 0))
    axes.grid(xs=[-3, -2, -1, 1, 2, 3, 4, 5], ys=[-2, -1, 1, 2, 3, 4])
    axes.lines("x_1", "x_2")
    axes.ticks(xs=[-3, -2, -1, 1, 2, 3, 4, 5], ys=[-2, -1, 1, 2, 3, 4])
    axes.curve([-10 / 3, 5 / 3], [5, -2.5], colour="accent")
    axes.curve([-4 / 3, 11 / 3], [5, -2.5], colour="violet", dash="7 5")
    axes.dots([0], [0], colour="accent", radius=4)
    axes.dots([0, 2], [3, 0], colour="violet", radius=4)
    for x_1, x_2, name, beside in ((0, 2, "A", -18), (2, 1, "B", 18), (-1, 4, "C", -18), (3, -1, "D", 18)):
        is_one = 3 * x_1 + 2 * x_2 - 6 > 0
        place = axes.at(x_1, x_2)
        canvas.circle(place, 6, fill="teal" if is_one else "paper", colour="teal", width=2.5)
        canvas.text((place[0] + beside, place[1] - 8), name, size=15, italic=True)
    canvas.text(axes.at(-2.5, 3.1), "b = 0", anchor="end", size=15, italic=True, colour="accent")
    canvas.text(axes.at(3.75, -2.1), "b = \N{MINUS SIGN}6", anchor="start", size=15, italic=True, colour="violet")
    return canvas.svg()


def two_layers():
    canvas = Canvas(640, 250)
    sizes, places, heights, middle = (784, 300, 10), (75, 320, 565), (190, 110, 34), 108
    for left, right, low, high in zip(places, places[1:], heights, heights[1:]):
        fan(canvas, (left + 13, low), (right - 13, high), middle)
    for place, height, size in zip(places, heights, sizes):
        colour = "ink" if place == places[0] else "accent"
        canvas.rect((place - 13, middle - height / 2), 26, height, fill="paper", colour=colour, rounding=5)
        canvas.text((place, 228), str(size), size=17)
    return canvas.svg()


def fan(canvas, left, right, middle):
    """Draw connections between two bars, from five places on one to three on the other."""
    (x1, low), (x2, high) = left, right
    ends = [(x1, middle - low / 2), (x2, middle - high / 2), (x2, middle + high / 2), (x1, middle + low / 2)]
    canvas.polygon(ends, fill="accent", opacity=0.12)
    for share in (-0.4, -0.2, 0, 0.2, 0.4):
        for other in (-0.36, 0, 0.36):
            canvas.line((x1, middle + share * low), (x2, middle + other * high), colour="accent", width=1, opacity=0.3)
