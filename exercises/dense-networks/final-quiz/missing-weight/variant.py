"""A neuron with three inputs, one of whose weights is to be found from its answer."""

import random

CANONICAL = ([2, -1, 4], [0.5, 3, 1.5], -1)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        x = [generator.choice((-4, -3, -2, -1, 1, 2, 3, 4)) for _ in range(2)] + [generator.choice((-5, -4, -2, 2, 4, 5))]
        weights = [generator.choice((-3, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3)) for _ in range(3)]
        variant = work_out(x, weights, generator.choice((-3, -2, -1, 1, 2, 3)))
        if is_telling(variant):
            return variant


def work_out(x, weights, b):
    known = plain(x[0] * weights[0] + x[1] * weights[1])
    rest = plain(x[2] * weights[2])
    y = plain(known + rest + b)
    return {
        "numbers": {
            "x": x,
            "x_3": x[2],
            "w_1": weights[0],
            "w_2": weights[1],
            "b": b,
            "y": y,
            "known": known,
            "rest": rest,
            "weight": weights[2],
        },
        "answers": {"weight": weights[2]},
        "mistakes": {
            "weight": {
                "quiz.weight_without_bias": (y - known) / x[2],
                "quiz.weight_not_divided": rest,
                "quiz.weight_bias_added": (y - known + b) / x[2],
            }
        },
    }


def plain(number):
    """Return a whole number without a decimal point, as people write it."""
    return int(number) if number == int(number) else number


def is_telling(variant):
    values = [variant["answers"]["weight"], *variant["mistakes"]["weight"].values()]
    return len({round(value, 3) for value in values}) == len(values)
