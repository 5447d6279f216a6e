"""The settled step of SGD with momentum under a constant gradient."""

import random

CANONICAL = (0.01, 0.9, 4)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        rate = generator.choice((0.001, 0.002, 0.005, 0.01, 0.02, 0.05))
        variant = work_out(rate, generator.choice((0.6, 0.7, 0.75, 0.8, 0.9, 0.95)), generator.randint(2, 30))
        if is_telling(variant):
            return variant


def work_out(rate, momentum, gradient):
    first, rest = round(rate * gradient, 6), round(1 - momentum, 6)
    return {
        "numbers": {
            "rate": rate,
            "momentum": momentum,
            "gradient": gradient,
            "first": first,
            "rest": rest,
            "times": 1 / rest,
            "step": first / rest,
        },
        "answers": {"times": 1 / rest, "step": first / rest},
        "mistakes": {
            "times": {"quiz.over_momentum": 1 / momentum, "quiz.times_rest": rest},
            "step": {
                "quiz.first_step": first,
                "quiz.step_over_momentum": first / momentum,
                "quiz.second_step": first * (1 + momentum),
            },
        },
    }


def is_telling(variant):
    for field, answer in variant["answers"].items():
        values = [answer, *variant["mistakes"][field].values()]
        if len({f"{value:.2e}" for value in values}) < len(values):
            return False
    return True
