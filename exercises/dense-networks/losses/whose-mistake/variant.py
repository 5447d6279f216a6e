"""Wrong values of MSE and CCE, each by one mistake, over the same little data. Seed 0 is the data of the lesson."""

import itertools
import math
import random

EPSILON = 1e-7
LESSON = ([3, 8, 4, -11, 11, 9, 8, 1, 8, -5, 6], (0.9, 0.91))


def draw(seed):
    """Return the data and the wrong values; any two of them differ by more than a hundredth."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        errors = [generator.choice((-1, 1)) * generator.randint(1, 12) for _ in range(11)]
        variant = work_out(errors, tuple(generator.randint(55, 95) / 100 for _ in range(2)))
        if is_telling(variant["numbers"]):
            return variant


def work_out(errors, chosen):
    """Compute what each mistake leads to."""
    squares = sum(error**2 for error in errors)
    total = -sum(map(math.log, chosen))
    return {
        "numbers": {
            "errors": errors,
            "count": len(errors),
            "chosen_1": chosen[0],
            "chosen_2": chosen[1],
            "mse": squares / len(errors),
            "cce": total / 2,
            "sum": squares,
            "rmse": math.sqrt(squares / len(errors)),
            "mae": sum(map(abs, errors)) / len(errors),
            "by_classes": total / 4,
            "decimal": total / 2 / math.log(10),
            "swapped": sum(1 - p for p in chosen) * -math.log(EPSILON) / 2,
        }
    }


def is_telling(numbers):
    """Return whether every wrong value tells its mistake: it is near no other one."""
    names = ("mse", "cce", "sum", "rmse", "mae", "by_classes", "decimal", "swapped")
    pairs = itertools.combinations([numbers[name] for name in names], 2)
    return all(abs(a - b) > max(abs(a), abs(b)) / 100 for a, b in pairs)
