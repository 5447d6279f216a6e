"""The boundary of a neuron with two inputs. Seed 0 is the example of the lesson: 3 x1 + 2 x2 - 6 = 0."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return solve(3, 2, -6)
    generator = random.Random(seed)
    while True:
        w_1, w_2 = (generator.choice((-5, -4, -3, -2, 2, 3, 4, 5)) for _ in range(2))
        variant = solve(w_1, w_2, generator.choice([n for n in range(-12, 13) if n]))
        if is_telling(variant):
            return variant


def solve(w_1, w_2, b):
    """Find the line, and what each known mistake gives in its place."""
    slope, intercept, crossing = -w_1 / w_2, -b / w_2, -b / w_1
    return {
        "numbers": {
            "w_1": w_1,
            "w_2": w_2,
            "b": b,
            "slope": slope,
            "intercept": intercept,
            "crossing": crossing,
        },
        "answers": {"slope": slope, "intercept": intercept, "crossing": crossing},
        "mistakes": {
            "slope": {
                "boundary.slope_sign": -slope,
                "boundary.slope_inverted": 1 / slope,
                "boundary.slope_inverted_sign": -1 / slope,
            },
            "intercept": {
                "boundary.intercept_sign": -intercept,
                "boundary.other_axis": crossing,
                "boundary.not_divided": -b,
                "boundary.bias_as_place": b,
            },
            "crossing": {
                "boundary.intercept_sign": -crossing,
                "boundary.other_axis": intercept,
                "boundary.not_divided": -b,
                "boundary.bias_as_place": b,
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
