"""One step of gradient descent on a parabola, and how large the learning rate may be."""

import random

CANONICAL = (2, 3, 5, 0.1)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        a, c = generator.choice((2, 3, 4, 5, 8, 10)), generator.randint(1, 9)
        start = c + generator.choice((-6, -5, -4, -3, -2, 2, 3, 4, 5, 6))
        variant = work_out(a, c, start, generator.choice((0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.15)))
        if is_telling(variant):
            return variant


def work_out(a, c, start, rate):
    slope = 2 * a * (start - c)
    return {
        "numbers": {
            "a": a,
            "c": c,
            "start": start,
            "rate": rate,
            "slope": slope,
            "twice": 2 * a,
            "next": start - rate * slope,
            "factor": 1 - 2 * a * rate,
            "largest": 1 / a,
        },
        "answers": {"next": start - rate * slope, "factor": 1 - 2 * a * rate, "largest": 1 / a},
        "mistakes": {
            "next": {
                "quiz.step_uphill": start + rate * slope,
                "quiz.derivative_halved": start - rate * slope / 2,
                "quiz.minimum_at_zero": start - rate * 2 * a * start,
            },
            "factor": {"quiz.factor_of_step": 2 * a * rate, "quiz.derivative_halved": 1 - a * rate},
            "largest": {"quiz.rate_into_minimum": 1 / (2 * a)},
        },
    }


def is_telling(variant):
    if variant["numbers"]["rate"] >= variant["answers"]["largest"] or abs(variant["answers"]["factor"]) < 0.05:
        return False
    for field, answer in variant["answers"].items():
        values = [answer, *variant["mistakes"][field].values()]
        if len({round(value, 3) for value in values}) < len(values):
            return False
    return True
