"""Eleven true values and predictions for MAE. Seed 0 is the example of the lesson."""

import math
import random

COUNT = 11
LESSON = (
    [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17],
    [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11],
)


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
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
    """Compute the answer, the steps to it and what each known mistake leads to."""
    errors = [y - p for y, p in zip(y_true, y_pred)]
    absolute = [abs(error) for error in errors]
    squares = sum(error**2 for error in errors)
    total, count = sum(absolute), len(errors)
    mae = total / count
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": y_pred,
            "errors": errors,
            "absolute": absolute,
            "total": total,
            "count": count,
            "mae": mae,
        },
        "answers": {"mae": mae},
        "mistakes": {
            "mae": {
                "losses.sum_not_mean": total,
                "losses.signed_mean": sum(errors) / count,
                "losses.signed_mean_reversed": -sum(errors) / count,
                "losses.signed_sum": sum(errors),
                "losses.signed_sum_reversed": -sum(errors),
                "losses.mse_for_mae": squares / count,
                "losses.rmse_for_mae": math.sqrt(squares / count),
                "losses.sum_of_squares": squares,
                "losses.one_object_less": total / (count - 1),
            }
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same at three decimals."""
    values = [variant["answers"]["mae"], *variant["mistakes"]["mae"].values()]
    return len({round(value, 3) for value in values}) == len(values)
