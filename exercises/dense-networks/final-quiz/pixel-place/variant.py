"""Where a pixel of 28 x 28 stands in a row of 784, and which pixel stands at a place."""

import random

CANONICAL = (5, 9, 400)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(2, 26), generator.randint(2, 26), generator.randint(60, 780))
        if is_telling(variant):
            return variant


def work_out(row_asked, column_asked, place_asked):
    place, (row, column) = 28 * row_asked + column_asked, divmod(place_asked, 28)
    return {
        "numbers": {
            "row_asked": row_asked,
            "column_asked": column_asked,
            "place_asked": place_asked,
            "place": place,
            "row": row,
            "column": column,
        },
        "answers": {"place": place, "row": row, "column": column},
        "mistakes": {
            "place": {"quiz.pixel_by_columns": 28 * column_asked + row_asked, "quiz.counted_from_one": place + 1},
            "row": {"quiz.pixel_exchanged": column, "quiz.pixel_from_one": row + 1},
            "column": {"quiz.pixel_exchanged": row, "quiz.pixel_from_one": column + 1},
        },
    }


def is_telling(variant):
    asked, answers = variant["numbers"], variant["answers"]
    return abs(answers["row"] - answers["column"]) > 1 and asked["row_asked"] != asked["column_asked"]
