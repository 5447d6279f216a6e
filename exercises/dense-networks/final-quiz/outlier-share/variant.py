"""Five errors, one of which is far larger than the others. Their signs differ."""

import random

CANONICAL = ([20, 14, 9, 31, 25], [2, -1, 3, -2, 12])


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        errors = [generator.choice((-1, 1)) * generator.randint(1, 4) for _ in range(4)]
        errors.insert(generator.randrange(5), generator.choice((-1, 1)) * generator.randint(8, 20))
        variant = work_out([generator.randint(5, 40) for _ in range(5)], errors)
        if is_telling(variant):
            return variant


def work_out(y_true, errors):
    absolute, squares = [abs(error) for error in errors], [error**2 for error in errors]
    largest = max(absolute)
    mae_share, mse_share = 100 * largest / sum(absolute), 100 * largest**2 / sum(squares)
    signed = abs(sum(errors))
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": [y - error for y, error in zip(y_true, errors)],
            "absolute": absolute,
            "squares": squares,
            "largest": largest,
            "largest_square": largest**2,
            "total": sum(absolute),
            "total_of_squares": sum(squares),
            "mae_share": mae_share,
            "mse_share": mse_share,
        },
        "answers": {"mae.share": mae_share, "mse.share": mse_share},
        "mistakes": {
            "mae.share": {
                "quiz.share_signed": 100 * largest / signed if signed else 0,
                "quiz.share_squared": mse_share,
                "general.percent": mae_share / 100,
            },
            "mse.share": {"quiz.share_not_squared": mae_share, "general.percent": mse_share / 100},
        },
    }


def is_telling(variant):
    values = [variant["answers"]["mae.share"], *variant["mistakes"]["mae.share"].values()]
    signed = variant["mistakes"]["mae.share"]["quiz.share_signed"]
    return 0 < signed < 400 and len({round(value, 1) for value in values}) == len(values)
