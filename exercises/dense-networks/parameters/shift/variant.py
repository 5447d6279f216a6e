"""Where the middle of sigmoid stands, and which bias moves it elsewhere. Seed 0 is the example of the lesson."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return solve(2, 3, -2)
    generator = random.Random(seed)
    while True:
        w = generator.choice((-5, -4, -2, -0.5, 0.5, 2, 4, 5))
        centre, c = generator.sample([n / 2 for n in range(-12, 13) if n], 2)
        variant = solve(w, centre, c)
        if is_telling(variant):
            return variant


def solve(w, centre, c):
    """Find the bias that puts the middle where it is, the answers, and what each known mistake gives."""
    b, bias = -w * centre, -w * c
    return {
        "numbers": {"w": w, "b": b, "c": c, "centre": centre, "bias": bias},
        "answers": {"centre": centre, "bias": bias},
        "mistakes": {
            "centre": {
                "shift.sign": -centre,
                "shift.weight_forgotten": -b,
                "shift.inverted": -w / b,
                "shift.bias_as_place": b,
            },
            "bias": {"shift.sign": -bias, "shift.weight_forgotten_back": -c, "shift.divided_back": -c / w},
        },
    }


def is_telling(variant):
    """Return whether no two values of a field are the same after rounding."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(
        len({round(value, 3) for value in (answers[field], *known.values())}) == len(known) + 1
        for field, known in mistakes.items()
    )
