"""Eleven true values and predictions for MSE. Seed 0 is the example of the lesson."""

import math
import random

COUNT = 11
LESSON = (
    [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17],
    [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11],
)


def draw(seed):
    """Return numbers, answers and mistakes; every mistake in the mean differs from the answer and the others."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        y_true = [generator.randint(-25, 25) for _ in range(COUNT)]
        errors = [generator.choice((-1, 1, 1)) * generator.randint(1, 12) for _ in range(COUNT)]
        variant = work_out(y_true, [y - error for y, error in zip(y_true, errors)])
        if is_telling(variant):
            return variant


def work_out(y_true, y_pred):
    """Compute the column, its mean, and what each known mistake leads to."""
    errors = [y - p for y, p in zip(y_true, y_pred)]
    squares = [error**2 for error in errors]
    total, count = sum(squares), len(errors)
    mae, signed = sum(map(abs, errors)) / count, sum(errors) / count
    cells = {f"o{place}.square": error for place, error in enumerate(errors, 1)}
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": y_pred,
            "errors": errors,
            "squares": squares,
            "total": total,
            "count": count,
            "mse": total / count,
            "rmse": math.sqrt(total / count),
        },
        "answers": {name: error**2 for name, error in cells.items()} | {"mse": total / count},
        "mistakes": {name: mistakes_of(error) for name, error in cells.items()}
        | {
            "mse": {
                "losses.squares_not_averaged": total,
                "losses.rmse_for_mse": math.sqrt(total / count),
                "losses.mae_for_mse": mae,
                "losses.square_of_mae": mae**2,
                "losses.square_of_signed_mean": signed**2,
                "losses.squares_by_one_less": total / (count - 1),
            }
        },
    }


def mistakes_of(error):
    """Return what is known to be put in place of the square; of values that are the same, the first."""
    known = {
        "losses.absolute_for_square": abs(error),
        "losses.square_negative": -(error**2),
        "losses.doubled_for_square": 2 * abs(error),
    }
    values = [error**2, *known.values()]
    return {key: value for place, (key, value) in enumerate(known.items(), 1) if value not in values[:place]}


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same at three decimals."""
    values = [variant["answers"]["mse"], *variant["mistakes"]["mse"].values()]
    return len({round(value, 3) for value in values}) == len(values)
