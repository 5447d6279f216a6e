"""Figures of the losses: the errors of data A, and each loss as a curve."""

import numpy as np
from drawing import Axes, Canvas

Y_TRUE = [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17]
Y_PRED = [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11]


def draw():
    """Return every figure by its file."""
    return {
        "errors.svg": errors(),
        "absolute-and-squared.svg": absolute_and_squared(),
        "cross-entropy.svg": cross_entropy(),
        "binary.svg": binary(),
        "four-losses.svg": four_losses(),
    }


def errors():
    """Dots are true values, rings predictions, and the segments between them errors."""
    canvas = Canvas(640, 300)
    axes = Axes(canvas, x=(0.4, 11.6), y=(-25, 27), top=34, origin=(0.4, 0))
    axes.grid(ys=[-20, -10, 10, 20])
    axes.lines(y_name="y, ŷ")
    for y in (-20, -10, 0, 10, 20):
        x, height = axes.at(0.4, y)
        canvas.text((x - 10, height), f"{y}".replace("-", "−"), anchor="end")
    for place, (true, pred) in enumerate(zip(Y_TRUE, Y_PRED), 1):
        canvas.line(axes.at(place, true), axes.at(place, pred), colour="amber", width=4, opacity=0.75)
        canvas.circle(axes.at(place, pred), 5.5, fill="paper", colour="accent", width=2.5)
        canvas.dot(axes.at(place, true), 5.5)
        canvas.text((axes.at(place, 0)[0], 284), str(place))
    return canvas.svg()


def absolute_and_squared():
    """The absolute error and the square, at an error of 2."""
    canvas = Canvas(640, 320)
    axes = Axes(canvas, x=(-3.2, 3.2), y=(0, 9.2), left=40, right=64, origin=(0, 0))
    axes.grid(ys=[2, 4, 6, 8])
    axes.lines("e")
    axes.ticks(xs=[-3, -2, -1, 0, 1, 2, 3], ys=[2, 4, 6, 8])
    e = np.linspace(-3, 3, 121)
    axes.curve(e, np.abs(e), colour="teal")
    axes.curve(e, e**2, colour="amber")
    for value, colour, name in ((2, "teal", "2"), (4, "amber", "4")):
        x, y = axes.at(2, value)
        canvas.dot((x, y), 4.5, colour=colour)
        canvas.text((x - 12, y - 8), name, size=15, colour=colour, anchor="end")
    for value, colour, name in ((3, "teal", "|e|"), (9, "amber", "e²")):
        x, y = axes.at(3, value)
        canvas.text((x + 12, y), name, size=16, italic=True, colour=colour, anchor="start")
    return canvas.svg()


def cross_entropy():
    """The negative logarithm of the probability of the right class."""
    canvas = Canvas(640, 320)
    axes = Axes(canvas, x=(0, 1.04), y=(0, 5.2), top=28)
    axes.grid(ys=[1, 2, 3, 4, 5])
    axes.lines("p", "−ln p")
    axes.ticks(xs=[0, 0.1, 0.5, 0.9, 1], ys=[1, 2, 3, 4, 5])
    p = np.concatenate([np.linspace(0.0058, 0.1, 60), np.linspace(0.1, 1, 60)])
    axes.curve(p, -np.log(p), colour="amber")
    for value in (0.01, 0.5, 0.9):
        x, y = axes.at(value, -np.log(value))
        canvas.dot((x, y), 4.5, colour="amber")
        canvas.text((x + 10, y - 10), f"{-np.log(value):.2f}", size=15, colour="amber", anchor="start")
    return canvas.svg()


def binary():
    """The loss of one answer of yes or no, where yes is right and where no is."""
    canvas = Canvas(640, 320)
    axes = Axes(canvas, x=(0, 1.04), y=(0, 5.2), top=28)
    axes.grid(ys=[1, 2, 3, 4, 5])
    axes.lines("ŷ")
    axes.ticks(xs=[0, 0.1, 0.5, 0.9, 1], ys=[1, 2, 3, 4, 5])
    p = np.concatenate([np.linspace(0.0058, 0.1, 60), np.linspace(0.1, 1, 60)])
    axes.curve(p, -np.log(p), colour="amber")
    axes.curve(1 - p, -np.log(p), colour="teal", dash="8 5")
    canvas.text(axes.at(0.12, 3.1), "y = 1: −ln ŷ", size=16, italic=True, colour="amber", anchor="start")
    canvas.text(axes.at(0.88, 3.1), "y = 0: −ln(1 − ŷ)", size=16, italic=True, colour="teal", anchor="end")
    x, y = axes.at(0.5, np.log(2))
    canvas.dot((x, y), 4.5)
    canvas.text((x, y - 16), "0.69", size=15)
    return canvas.svg()


def four_losses():
    """Each loss of one object in a frame of its own, as a function of the prediction."""
    canvas = Canvas(640, 440)
    away = np.linspace(-3, 3, 121)
    p = np.concatenate([np.linspace(0.0058, 0.1, 60), np.linspace(0.1, 1, 60)])
    panel(canvas, (0, 0), "MAE", away, [(np.abs(away), "teal", "")], 9.2)
    panel(canvas, (1, 0), "MSE", away, [(away**2, "amber", "")], 9.2)
    panel(canvas, (0, 1), "CCE", p, [(-np.log(p), "violet", "")], 5.2)
    panel(canvas, (1, 1), "BCE", p, [(-np.log(p), "accent", ""), (-np.log(p)[::-1], "accent", "8 5")], 5.2)
    return canvas.svg()


def panel(canvas, place, name, xs, curves, top):
    """Draw one frame of four."""
    column, row = place
    is_error = xs[0] < 0
    axes = Axes(
        canvas,
        x=(-3.2, 3.2) if is_error else (0, 1.06),
        y=(0, top),
        left=36 + 316 * column,
        right=374 - 316 * column,
        top=28 + 220 * row,
        bottom=256 - 220 * row,
        origin=(0, 0),
    )
    axes.grid(ys=[3, 6, 9] if is_error else [1, 2, 3, 4, 5])
    axes.lines("ŷ − y" if is_error else "ŷ")
    axes.ticks(xs=[-3, 0, 3] if is_error else [0, 0.5, 1], ys=[3, 6, 9] if is_error else [1, 2, 3, 4, 5])
    for ys, colour, dash in curves:
        places = xs if dash == "" else 1 - xs[::-1]
        axes.curve(places, ys, colour=colour, dash=dash)
    canvas.text(axes.at(1.5 if is_error else 0.56, 0.9 * top), name, size=17, bold=True)
