"""A root of a mean square that was taken for the mean square."""

import math
import random

CANONICAL = (3.5, 20)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    return work_out(generator.randint(15, 95) / 10, 10 * generator.randint(2, 30))


def work_out(printed, count):
    mse = round(printed**2, 2)
    return {
        "numbers": {"printed": printed, "count": count, "mse": mse, "total": round(mse * count, 2)},
        "answers": {"mse": mse, "total": round(mse * count, 2)},
        "mistakes": {
            "mse": {"quiz.root_again": math.sqrt(printed), "quiz.left_as_printed": printed},
            "total": {"quiz.sum_of_roots": printed * count},
        },
    }
