"""A prediction before and after more training, by their errors. Seed 0 are the two predictions of the lesson."""

import math
import random

COUNT = 11
LESSON = (
    [3, 8, 4, -11, 11, 9, 8, 1, 8, -5, 6],
    [1, -1, 0, -2, 2, -1, 1, 0, 2, -1, 2],
)


def draw(seed):
    """Return numbers, answers and mistakes; the large errors are gone from the second prediction."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        first = [generator.choice((-1, 1)) * generator.randint(1, 13) for _ in range(COUNT)]
        second = [generator.choice((-2, -1, -1, 0, 1, 1, 2, 3)) for _ in range(COUNT)]
        variant = work_out(first, second)
        if is_telling(variant) and max(map(abs, first)) >= 10:
            return variant


def work_out(first, second):
    """Compute the sums, the ratios, and what each known mistake leads to."""
    total_1, total_2 = sum(map(abs, first)), sum(map(abs, second))
    squares_1, squares_2 = (sum(error**2 for error in errors) for errors in (first, second))
    mae_ratio, mse_ratio, mse = total_1 / total_2, squares_1 / squares_2, squares_2 / COUNT
    return {
        "numbers": {
            "errors": second,
            "count": COUNT,
            "total_1": total_1,
            "total_2": total_2,
            "squares_1": squares_1,
            "squares_2": squares_2,
            "mse_2": mse,
            "mae_ratio": mae_ratio,
            "mse_ratio": mse_ratio,
        },
        "answers": {"mse": mse, "mae_ratio": mae_ratio, "mse_ratio": mse_ratio},
        "mistakes": {
            "mse": {
                "losses.squares_not_averaged": squares_2,
                "losses.rmse_for_mse": math.sqrt(mse),
                "losses.mae_for_mse": total_2 / COUNT,
                "losses.square_of_signed_mean": (sum(second) / COUNT) ** 2,
            },
            "mae_ratio": {
                "losses.ratio_reversed": 1 / mae_ratio,
                "losses.difference_for_ratio": (total_1 - total_2) / COUNT,
                "losses.ratio_of_the_other": mse_ratio,
            },
            "mse_ratio": {
                "losses.ratio_reversed": 1 / mse_ratio,
                "losses.difference_for_ratio": (squares_1 - squares_2) / COUNT,
                "losses.ratio_of_roots": math.sqrt(mse_ratio),
                "losses.ratio_of_the_other": mae_ratio,
            },
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two of a field are the same at three digits."""
    for name, answer in variant["answers"].items():
        values = [answer, *variant["mistakes"][name].values()]
        if len({f"{value:.3g}" for value in values} | {f"{value:.3f}" for value in values}) != 2 * len(values):
            return False
    return True
