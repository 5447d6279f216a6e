"""Three errors, of which one is negative."""

import random


def draw(seed):
    """Return the errors, their mean absolute value, and the mean that forgets it."""
    generator = random.Random(seed)
    errors = [3, -2, 3]
    while seed:
        errors = [generator.choice((-9, -7, -5, -4, -2, -1, 1, 2, 4, 5, 7, 9)) for _ in range(3)]
        if sum(errors) > 0 > min(errors):
            break
    total = sum(map(abs, errors))
    return {
        "numbers": {"errors": errors, "total": total, "count": 3, "mae": total / 3},
        "answers": {"mae": total / 3},
        "mistakes": {"mae": {"losses.signed_mean": sum(errors) / 3}},
    }
