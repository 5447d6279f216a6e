"""Steps of Adagrad and RMSprop where the gradient stays the same. Seed 0 is the example of the lesson."""

import math
import random

NEAR = 0.01
"""Values that differ by no more than this share can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made."""
    if seed == 0:
        return work_out(3, 0.01, 0.9, 100)
    generator = random.Random(seed)
    while True:
        gradient, lr = generator.randint(3, 40) / 2, generator.choice((0.01, 0.02, 0.05, 0.1))
        variant = work_out(gradient, lr, generator.choice((0.8, 0.9)), generator.randint(10, 20) ** 2)
        if is_telling(variant):
            return variant


def work_out(gradient, lr, rho, count):
    """Compute the first step and that of update ``count``, and what each known mistake leads to."""
    root = math.isqrt(count)
    early = lr / math.sqrt(1 - rho)
    late = lr / math.sqrt(1 - rho**count)
    numbers = {"gradient": gradient, "lr": lr, "rho": rho, "rest": 1 - rho, "count": count, "root": root}
    numbers |= {"slow": lr / root, "early": early, "share": math.sqrt(1 - rho), "squares": gradient**2 * count}
    return {
        "numbers": {name: tidy(value) for name, value in numbers.items()},
        "answers": {"adagrad.first": lr, "adagrad.late": lr / root, "rmsprop.first": early, "rmsprop.late": late},
        "mistakes": {
            "adagrad.first": {"optimizers.gradient_not_cancelled": lr * gradient, "optimizers.first_of_rmsprop": early},
            "adagrad.late": {
                "optimizers.not_slowed": lr,
                "optimizers.root_of_count_forgotten": lr / count,
                "optimizers.gradient_not_cancelled": lr * gradient / root,
            },
            "rmsprop.first": {
                "optimizers.first_of_adagrad": lr,
                "optimizers.root_forgotten": lr / (1 - rho),
                "optimizers.share_multiplied": lr * math.sqrt(1 - rho),
                "optimizers.gradient_not_cancelled": early * gradient,
            },
            "rmsprop.late": {
                "optimizers.slowed_as_adagrad": lr / root,
                "optimizers.first_of_rmsprop": early,
                "optimizers.gradient_not_cancelled": lr * gradient,
            },
        },
    }


def tidy(value):
    """Return the number as a text shows it: at most six decimals, none where it is whole."""
    short = round(value, 6)
    return int(short) if short == int(short) else short


def is_telling(variant):
    """Return whether no two values of a cell are nearly the same."""
    for name, known in variant["mistakes"].items():
        values = sorted([variant["answers"][name], *known.values()])
        if any(after < before * (1 + NEAR) for before, after in zip(values, values[1:])):
            return False
    return True
