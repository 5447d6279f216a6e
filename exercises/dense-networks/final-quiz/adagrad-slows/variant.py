"""The steps of Adagrad under a constant gradient."""

import math
import random

CANONICAL = (0.1, 4, 9, 5)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        rate = generator.choice((0.01, 0.02, 0.05, 0.1, 0.2, 0.5))
        gradient, number = generator.choice((2, 3, 5, 6, 7, 8)), generator.randint(6, 60)
        variant = work_out(rate, gradient, number, generator.randint(3, 15))
        if is_telling(variant):
            return variant


def work_out(rate, gradient, number, factor):
    step = rate / math.sqrt(number)
    return {
        "numbers": {
            "rate": rate,
            "gradient": gradient,
            "number": number,
            "factor": factor,
            "step": step,
            "when": factor**2,
        },
        "answers": {"step": step, "when": factor**2},
        "mistakes": {
            "step": {
                "quiz.adagrad_no_root": rate / number,
                "quiz.adagrad_rate_kept": rate,
                "quiz.adagrad_gradient_kept": rate * gradient / math.sqrt(number),
            },
            "when": {"quiz.adagrad_in_proportion": factor},
        },
    }


def is_telling(variant):
    values = [variant["answers"]["step"], *variant["mistakes"]["step"].values()]
    return len({f"{value:.2e}" for value in values}) == len(values)
