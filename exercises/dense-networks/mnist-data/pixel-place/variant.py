"""A pixel of 28 x 28 and its place in the row of 784, and back."""

import random

WIDTH = 28


def draw(seed):
    """Return numbers, answers and mistakes, none of which equals another."""
    if seed == 0:
        return work_out(5, 12, 401)
    generator = random.Random(seed)
    while True:
        r, c = generator.randint(3, 26), generator.randint(3, 26)
        variant = work_out(r, c, WIDTH * generator.randint(3, 26) + generator.randint(3, 26))
        if is_telling(variant):
            return variant


def work_out(r, c, asked):
    """Compute the place, the pixel, and what known mistakes lead to."""
    place, (row, column) = WIDTH * r + c, divmod(asked, WIDTH)
    return {
        "numbers": {
            "width": WIDTH,
            "pixels": WIDTH**2,
            "last": WIDTH**2 - 1,
            "r": r,
            "c": c,
            "place": place,
            "asked": asked,
            "row": row,
            "column": column,
        },
        "answers": {"place": place, "row": row, "column": column},
        "mistakes": {
            "place": {
                "preparation.pixel_from_one": place + 1,
                "preparation.row_from_one": place - WIDTH,
                "preparation.pixel_transposed": WIDTH * c + r,
                "preparation.pixel_product": r * c,
                "preparation.pixel_sum": r + c,
            },
            "row": {"preparation.pixel_from_one": row + 1, "preparation.pixel_transposed": column},
            "column": {"preparation.pixel_from_one": column + 1, "preparation.pixel_transposed": row},
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made."""
    fields = [[variant["answers"][name], *known.values()] for name, known in variant["mistakes"].items()]
    return all(len(set(values)) == len(values) for values in fields)
