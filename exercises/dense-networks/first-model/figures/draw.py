"""The figures of the lesson: a Dense layer, relu, a batch as matrices, and a network of three layers."""

from drawing import Axes, Canvas


def draw():
    return {
        "dense-layer.svg": dense_layer(),
        "relu.svg": relu(),
        "batch.svg": batch(),
        "network.svg": network(),
    }


def dense_layer():
    canvas = Canvas(640, 310)
    inputs = [(170, 50), (170, 120), (170, 190)]
    one = (170, 260)
    neurons = [(450, 105), (450, 205)]
    for neuron in neurons:
        for place in inputs:
            canvas.line(place, neuron, colour="accent", width=1.8, opacity=0.75)
        canvas.line(one, neuron, colour="violet", width=1.8, dash="6 4")
        canvas.arrow(neuron, (neuron[0] + 80, neuron[1]), width=1.5)
    for number, place in enumerate(inputs, 1):
        canvas.line((place[0] - 70, place[1]), place, width=1.5)
        circle(canvas, place, f"x_{number}")
    circle(canvas, one, "1", colour="violet", is_number=True)
    for number, place in enumerate(neurons, 1):
        circle(canvas, place, f"y_{number}", colour="accent")
    canvas.text((318, 64), "w_{11}", size=16, italic=True, colour="accent")
    canvas.text((404, 250), "b_2", size=16, italic=True, colour="violet")
    return canvas.svg()


def circle(canvas, place, said, colour="ink", is_number=False):
    canvas.circle(place, 21, fill="paper", colour=colour)
    canvas.text(place, said, size=16, italic=not is_number, colour=colour)


def relu():
    canvas = Canvas(640, 250)
    axes = Axes(canvas, x=(-3, 3), y=(-0.6, 3), left=130, right=130, top=28, bottom=16, origin=(0, 0))
    axes.grid(xs=[-2, -1, 1, 2], ys=[1, 2])
    axes.lines("z", "")
    axes.ticks(xs=[-2, -1, 1, 2], ys=[1, 2])
    axes.curve([-3, 0, 3], [0, 0, 3], colour="accent", width=3)
    canvas.text(axes.at(1.15, 2.45), "max(0, z)", size=16, italic=True, colour="accent")
    return canvas.svg()


def batch():
    canvas = Canvas(640, 250)
    top, left, unit = 58, 92, 33
    # 4 objects of 3 numbers, 2 neurons.
    signs = top + 2 * unit
    x = matrix(canvas, (left, top), 4, 3, unit, "accent", row=1)
    canvas.text((x + 23, signs), "·", size=28)
    w = matrix(canvas, (x + 46, top + unit / 2), 3, 2, unit, "teal", column=1)
    canvas.text((w + 25, signs), "+", size=22)
    b = matrix(canvas, (w + 50, signs - unit / 2), 1, 2, unit, "violet", column=1)
    canvas.text((b + 25, signs), "=", size=22)
    y = matrix(canvas, (b + 50, top), 4, 2, unit, "ink", row=1, column=1)
    for middle, name, size, colour in (
        (x - 1.5 * unit, "X", "4 × 3", "accent"),
        (w - unit, "W", "3 × 2", "teal"),
        (b - unit, "b", "2", "violet"),
        (y - unit, "Y", "4 × 2", "ink"),
    ):
        canvas.text((middle, 32), name, size=19, italic=True, colour=colour)
        canvas.text((middle, top + 4 * unit + 28), size, size=16, colour=colour)
    return canvas.svg()


def matrix(canvas, corner, rows, columns, unit, colour, row=None, column=None):
    """Draw cells, one row or column of them marked, and return where their right edge is."""
    for r in range(rows):
        for c in range(columns):
            is_marked = (row is None or r == row) and (column is None or c == column)
            place = (corner[0] + c * unit, corner[1] + r * unit)
            if is_marked:
                canvas.rect(place, unit, unit, fill=colour, colour="none", opacity=0.3)
            canvas.rect(place, unit, unit, colour=colour, edge=1.5)
    return corner[0] + columns * unit


def network():
    canvas = Canvas(640, 250)
    sizes = (10, 32, 5, 1)
    places = (75, 238, 402, 565)
    heights = (86, 180, 50, 22)
    middle = 105
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
