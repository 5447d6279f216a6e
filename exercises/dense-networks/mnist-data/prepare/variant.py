"""Two images of 28 x 28 with a few strokes, and what becomes of them."""

import random

SIDE = 28


def draw(seed):
    """Return two images and their rows, divided by 255."""
    generator = random.Random(seed)
    digits = [image(generator) for _ in range(2)]
    prepared = [[round(pixel / 255, 8) for row in digit for pixel in row] for digit in digits]
    return {"numbers": {"digits": digits}, "answers": {"digits_prepared": prepared}}


def image(generator):
    """Return an image that is dark but for some pixels."""
    return [
        [generator.randint(1, 255) if generator.random() < 0.15 else 0 for _ in range(SIDE)] for _ in range(SIDE)
    ]
