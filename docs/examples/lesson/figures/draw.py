from drawing import Axes, Canvas

ERRORS = [0.5, -1, -2]


def draw():
    canvas = Canvas(640, 240)
    axes = Axes(canvas, x=(0, 4), y=(-2.5, 1.2))
    axes.grid(ys=[-2, -1, 0, 1])
    axes.lines("i")
    axes.ticks(xs=[1, 2, 3], ys=[-2, -1, 0, 0.5, 1])
    for number, error in enumerate(ERRORS, 1):
        canvas.line(axes.at(number, 0), axes.at(number, error), colour="amber", width=4)
    axes.dots([1, 2, 3], ERRORS)
    return {"errors.svg": canvas.svg()}
