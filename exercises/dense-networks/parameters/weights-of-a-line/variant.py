"""The weight and the bias that make a given line the boundary. Seed 0 is x2 = 0.5 x1 + 3 with w2 = -4."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return solve(0.5, 3, -4)
    generator = random.Random(seed)
    while True:
        slope = generator.choice((-3, -2.5, -2, -1.5, -0.5, 0.5, 1.5, 2, 2.5, 3))
        intercept = generator.choice([n / 2 for n in range(-10, 11) if n])
        variant = solve(slope, intercept, generator.choice((-5, -4, -3, -2, 2, 3, 4, 5)))
        if is_telling(variant):
            return variant


def solve(slope, intercept, w_2):
    """Find weight and bias, and what each known mistake gives in their place."""
    w_1, b = -slope * w_2, -intercept * w_2
    return {
        "numbers": {"slope": slope, "intercept": intercept, "w_2": w_2, "w_1": w_1, "b": b},
        "answers": {"weight": w_1, "bias": b},
        "mistakes": {
            "weight": {"line.sign": -w_1, "line.not_multiplied": -slope, "line.divided": -slope / w_2},
            "bias": {
                "line.sign": -b,
                "line.not_multiplied": -intercept,
                "line.divided": -intercept / w_2,
                "line.intercept_as_bias": intercept,
            },
        },
    }


def is_telling(variant):
    """Return whether no two values of a field are the same after rounding."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(
        len({round(value, 3) for value in (answers[field], *known.values())}) == len(known) + 1
        for field, known in mistakes.items()
    )
