"""Eleven true values and close predictions: the absolute errors and their mean. Seed 0 is the lesson's second one."""

import math
import random

COUNT = 11
LESSON = (
    [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17],
    [14, 20, 11, -20, 21, -7, 17, 8, 7, -6, 15],
)


def draw(seed):
    """Return numbers, answers and mistakes; every mistake in the mean differs from the answer and the others."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        y_true = [generator.randint(-25, 25) for _ in range(COUNT)]
        errors = [generator.choice((-3, -2, -2, -1, -1, 0, 1, 1, 2, 2, 3)) for _ in range(COUNT)]
        variant = work_out(y_true, [y - error for y, error in zip(y_true, errors)])
        if is_telling(variant):
            return variant


def work_out(y_true, y_pred):
    """Compute the column, its mean, and what each known mistake leads to."""
    errors = [y - p for y, p in zip(y_true, y_pred)]
    absolute = [abs(error) for error in errors]
    squares = sum(error**2 for error in errors)
    total, count = sum(absolute), len(errors)
    cells = {f"o{place}.absolute": error for place, error in enumerate(errors, 1)}
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": y_pred,
            "errors": errors,
            "absolute": absolute,
            "total": total,
            "count": count,
            "mae": total / count,
        },
        "answers": {name: abs(error) for name, error in cells.items()} | {"mae": total / count},
        "mistakes": {name: known for name, error in cells.items() if (known := mistakes_of(error))}
        | {
            "mae": {
                "losses.sum_not_mean": total,
                "losses.signed_mean": sum(errors) / count,
                "losses.mse_for_mae": squares / count,
                "losses.rmse_for_mae": math.sqrt(squares / count),
                "losses.one_object_less": total / (count - 1),
                "losses.zeros_left_out": total / sum(error != 0 for error in errors),
            }
        },
    }


def mistakes_of(error):
    """Return what is known to be put in place of the absolute value."""
    known = {"losses.sign_kept": error} if error < 0 else {}
    return known | ({"losses.square_for_absolute": error**2} if abs(error) > 1 else {})


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same at three decimals."""
    values = [variant["answers"]["mae"], *variant["mistakes"]["mae"].values()]
    return len({round(value, 3) for value in values}) == len(values)
