"""Figures of preparing MNIST: an image's brightness, its row, where a pixel goes, one-hot, and the way to ten outputs."""

import numpy as np
from drawing import Canvas

SIDE = 28
FIRST_ROW = 5
STROKES = [
    "000000000000000000000000031212127e88af1aa6fff77f00000000",
    "00000000000000001e245e9aaafdfdfdfdfde1acfdf2c34000000000",
    "0000000000000031eefdfdfdfdfdfdfdfdfb5d525238270000000000",
    "0000000000000012dbfdfdfdfdfdc6b6f7f100000000000000000000",
    "0000000000000000509c6bfdfdcd0b002b9a00000000000000000000",
    "0000000000000000000e019afd5a0000000000000000000000000000",
    "00000000000000000000008bfdbe0200000000000000000000000000",
    "00000000000000000000000bbefd4600000000000000000000000000",
    "00000000000000000000000023f1e1a06c0100000000000000000000",
    "0000000000000000000000000051f0fdfd7719000000000000000000",
    "00000000000000000000000000002dbafdfd961b0000000000000000",
    "000000000000000000000000000000105dfcfdbb0000000000000000",
    "0000000000000000000000000000000000f9fdf94000000000000000",
    "00000000000000000000000000002e82b7fdfdcf0200000000000000",
    "0000000000000000000000002794e5fdfdfdfab60000000000000000",
    "000000000000000000001872ddfdfdfdfdc94e000000000000000000",
    "00000000000000001742d5fdfdfdfdc6510200000000000000000000",
    "00000000000012abdbfdfdfdfdc35009000000000000000000000000",
    "0000000037ace2fdfdfdfdf4850b0000000000000000000000000000",
    "0000000088fdfdfdd487841000000000000000000000000000000000",
]
"""Image 0 of the training set, a 5: two hexadecimal digits a pixel. The rows above and below hold noughts only."""
LABEL = 5
CHANCES = [0.01, 0.01, 0.01, 0.13, 0.0, 0.74, 0.02, 0.02, 0.03, 0.03]


def draw():
    """Return every figure by its file."""
    return {
        "brightness.svg": brightness(),
        "places.svg": places(),
        "image-to-row.svg": image_to_row(),
        "one-hot.svg": one_hot(),
    }


def image():
    """Return image 0 as 28 rows of 28 numbers."""
    pixels = np.zeros((SIDE, SIDE), int)
    for row, stroke in enumerate(STROKES, FIRST_ROW):
        pixels[row] = list(bytes.fromhex(stroke))
    return pixels


def grid(canvas, pixels, corner, cell):
    """Draw an image, its brightness as the density of ink, in a frame."""
    for row, column in np.argwhere(pixels):
        place = (corner[0] + cell * column, corner[1] + cell * row)
        density = float(round(pixels[row, column] / 255, 2)) or 0.01
        canvas.rect(place, cell, cell, fill="ink", colour="none", opacity=density)
    width = cell * pixels.shape[1]
    canvas.rect(corner, width, cell * pixels.shape[0], opacity=0.5, edge=1.5)


def brightness():
    """The whole image, and the numbers in a part of it."""
    canvas = Canvas(640, 330)
    pixels, cell, top, left, size = image(), 9, 5, 11, 9
    corner = (24, 36)
    grid(canvas, pixels, corner, cell)
    window = (corner[0] + cell * left, corner[1] + cell * top)
    canvas.rect(window, cell * size, cell * size, colour="accent", edge=2.5)
    canvas.text((corner[0] + cell * SIDE / 2, corner[1] - 14), "28 × 28", size=14)
    large, wide = (330, 36), 31
    for edge, place in ((0, 36), (size, 36 + wide * size)):
        start = (window[0] + cell * size, window[1] + cell * edge)
        canvas.line(start, (large[0], place), colour="accent", width=1, opacity=0.7)
    for row in range(size):
        for column in range(size):
            value = int(pixels[top + row, left + column])
            x, y = large[0] + wide * column, large[1] + wide * row
            canvas.rect((x, y), wide, wide, colour="hairline", edge=1)
            if value:
                canvas.rect((x, y), wide, wide, fill="accent", colour="none", opacity=round(value / 255 * 0.3, 2))
            canvas.text((x + wide / 2, y + wide / 2), str(value), size=12)
    return canvas.svg()


def places():
    """The corner cells of an image with their places in the row of 784."""
    canvas = Canvas(640, 300)
    shown, wide, high, left, top = [0, 1, 2, None, 26, 27], 74, 38, 110, 56
    canvas.text((left + wide * 3, 14), "c", size=15, italic=True)
    canvas.text((48, top + high * 3), "r", size=15, italic=True)
    for across, column in enumerate(shown):
        x = left + wide * (across + 0.5)
        canvas.text((x, top - 18), "…" if column is None else str(column), size=13, colour="accent")
    for down, row in enumerate(shown):
        y = top + high * (down + 0.5)
        canvas.text((left - 20, y), "⋮" if row is None else str(row), size=13, colour="accent")
        for across, column in enumerate(shown):
            x = left + wide * across
            canvas.rect((x, y - high / 2), wide, high, colour="hairline", edge=1)
            said = "…" if column is None else "⋮" if row is None else str(SIDE * row + column)
            canvas.text((x + wide / 2, y), said, size=14)
    return canvas.svg()


def image_to_row():
    """The way of an image: 28 x 28 pixels, a column of 784 numbers, ten probabilities."""
    canvas = Canvas(640, 330)
    pixels = image()
    grid(canvas, pixels, (20, 44), 8)
    canvas.text((132, 26), "28 × 28", size=15)
    canvas.arrow((262, 156), (312, 156), colour="accent")
    strip, pieces = (330, 44), 112
    flat = pixels.reshape(-1)
    height = 240 / pieces
    for place in range(pieces):
        value = int(flat[7 * place : 7 * place + 7].max())
        if value:
            at = (strip[0], strip[1] + height * place)
            canvas.rect(at, 22, height, fill="ink", colour="none", opacity=float(round(value / 255, 2)) or 0.01)
    canvas.rect(strip, 22, 240, opacity=0.5, edge=1.5)
    canvas.text((341, 26), "784", size=15)
    for place in range(10):
        y = 56 + 24 * place
        for source in (52, 108, 164, 220, 276):
            canvas.line((354, source), (468, y), colour="hairline", width=1)
        is_right = place == LABEL
        colour = "accent" if is_right else "ink"
        canvas.circle((478, y), 8, fill="paper", colour=colour, width=2)
        canvas.text((500, y), str(place), size=14, bold=is_right, colour=colour)
        length = max(100 * CHANCES[place], 1)
        canvas.rect((516, y - 7), length, 14, fill=colour, colour="none", opacity=1 if is_right else 0.45)
    canvas.text((478, 26), "10", size=15)
    return canvas.svg()


def one_hot():
    """The label 5 as a row of ten."""
    canvas = Canvas(640, 124)
    canvas.text((40, 58), "y", size=18, italic=True)
    canvas.text((40, 102), "k", size=14, italic=True)
    for place in range(10):
        x, is_right = 70 + 54 * place, place == LABEL
        if is_right:
            canvas.rect((x, 34), 48, 48, fill="accent", colour="none", rounding=5, opacity=0.18)
        canvas.rect((x, 34), 48, 48, colour="accent" if is_right else "hairline", edge=2, rounding=5)
        canvas.text((x + 24, 58), "1" if is_right else "0", size=20, bold=is_right)
        canvas.text((x + 24, 102), str(place), size=14, bold=is_right, colour="accent" if is_right else "ink")
    return canvas.svg()
