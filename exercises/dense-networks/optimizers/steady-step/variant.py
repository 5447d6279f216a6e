"""How far momentum goes where the gradient stays the same. Seed 0 is the example of the lesson."""

import random

NEAR = 0.01
"""Values that differ by no more than this share can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made and is not g."""
    if seed == 0:
        return work_out(2, 0.01, 0.9)
    generator = random.Random(seed)
    while True:
        gradient = generator.randint(3, 60) / 2
        variant = work_out(gradient, generator.choice((0.01, 0.02, 0.05)), generator.choice((0.6, 0.75, 0.8, 0.9, 0.95)))
        if is_telling(variant) and abs(variant["answers"]["step"] / gradient - 1) > NEAR:
            return variant


def work_out(gradient, lr, m):
    """Compute the length of a step after many steps, how many times that of SGD it is, and what mistakes give."""
    plain, ratio = lr * gradient, 1 / (1 - m)
    velocity, first = 0, []
    for _ in range(4):
        velocity = m * velocity + plain
        first.append(tidy(velocity))
    return {
        "numbers": {
            "gradient": tidy(gradient),
            "lr": lr,
            "m": m,
            "rest": tidy(1 - m),
            "plain": tidy(plain),
            "ratio": tidy(ratio),
            "step": tidy(plain * ratio),
            "first": first,
        },
        "answers": {"step": plain * ratio, "ratio": ratio},
        "mistakes": {
            "step": {
                "optimizers.step_of_sgd": plain,
                "optimizers.second_step": plain * (1 + m),
                "optimizers.step_averaged": plain * (1 - m),
                "optimizers.divided_by_momentum": plain / m,
                "optimizers.rate_forgotten": gradient * ratio,
            },
            "ratio": {
                "optimizers.second_step": 1 + m,
                "optimizers.step_averaged": 1 - m,
                "optimizers.divided_by_momentum": 1 / m,
            },
        },
    }


def tidy(value):
    """Return the number as a text shows it: at most five decimals, none where it is whole."""
    short = round(value, 5)
    return int(short) if short == int(short) else short


def is_telling(variant):
    """Return whether no two values of a field are nearly the same."""
    for name, known in variant["mistakes"].items():
        values = sorted([variant["answers"][name], *known.values()])
        if any(after < before * (1 + NEAR) for before, after in zip(values, values[1:])):
            return False
    return True
