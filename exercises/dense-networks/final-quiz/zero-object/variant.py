"""An object of zeros through two layers: only the biases speak. One of them is negative."""

import random

CANONICAL = ([0.5, -1, 2], [2, 1, -1], 0.5)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        biases = [generator.choice((-2, -1, -0.5, 0.5, 1, 1.5, 2, 3)) for _ in range(3)]
        weights = [generator.choice((-3, -2, -1, 1, 2, 3)) for _ in range(3)]
        variant = work_out(biases, weights, generator.choice((-2, -1, -0.5, 0.5, 1, 2)))
        if is_telling(variant):
            return variant


def work_out(biases, weights, last):
    hidden = [max(0, b) for b in biases]
    weighted = plain(sum(h * w for h, w in zip(hidden, weights)))
    without_relu = sum(b * w for b, w in zip(biases, weights)) + last
    mistakes = {
        f"hidden.{place}": {"dense.relu_forgotten" if b < 0 else "quiz.zero_in_zero_out": b if b < 0 else 0}
        for place, b in enumerate(biases, 1)
    }
    mistakes["output"] = {
        "quiz.relu_between_forgotten": without_relu,
        "quiz.last_bias_forgotten": weighted,
        "quiz.only_last_bias": last,
    }
    return {
        "numbers": {
            "biases": biases,
            "weights": weights,
            "last": last,
            "hidden": hidden,
            "weighted": weighted,
            "output": plain(weighted + last),
        },
        "answers": {"hidden": hidden, "output": plain(weighted + last)},
        "mistakes": mistakes,
    }


def plain(number):
    """Return a whole number without a decimal point, as people write it."""
    return int(number) if number == int(number) else number


def is_telling(variant):
    values = [variant["answers"]["output"], *variant["mistakes"]["output"].values()]
    negative = sum(b < 0 for b in variant["numbers"]["biases"])
    return negative == 1 and len(set(values)) == len(values)
