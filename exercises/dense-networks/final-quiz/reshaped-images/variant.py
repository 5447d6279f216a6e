"""Two images of 2 x 2 laid out in rows: eight different numbers."""

import random

CANONICAL = [12, 200, 34, 255, 7, 90, 151, 68]


def draw(seed):
    """Return numbers, answers and mistakes: all numbers differ, so that each tells where it comes from."""
    return work_out(CANONICAL if seed == 0 else random.Random(seed).sample(range(1, 256), 8))


def work_out(pixels):
    a, b, c, d, e, f, g, h = pixels
    answer = [[a, b, c, d], [e, f, g, h]]
    mistaken = {
        "quiz.reshape_by_columns": [[a, c, b, d], [e, g, f, h]],
        "quiz.reshape_mixed": [[a, b, e, f], [c, d, g, h]],
    }
    mistakes = {}
    for key, rows in mistaken.items():
        for row in range(2):
            for column in range(4):
                cell, value = f"rows.{row + 1}.{column + 1}", rows[row][column]
                if value != answer[row][column] and value not in mistakes.get(cell, {}).values():
                    mistakes.setdefault(cell, {})[key] = value
    return {
        "numbers": {
            "image_0_0": [a, b],
            "image_0_1": [c, d],
            "image_1_0": [e, f],
            "image_1_1": [g, h],
            "row_0": answer[0],
            "row_1": answer[1],
        },
        "answers": {"rows": answer},
        "mistakes": mistakes,
    }
