"""Two Dense layers of which the first is frozen. Seed 0 is 784 -> 800 -> 10."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return count(784, 800, 10)
    generator = random.Random(seed)
    while True:
        variant = count(generator.randint(20, 200), generator.randint(16, 96), generator.randint(3, 24))
        if is_telling(variant):
            return variant


def count(inputs, units_1, units_2):
    """Count both layers, and what each known mistake counts."""
    frozen, trainable = (inputs + 1) * units_1, (units_1 + 1) * units_2
    total = frozen + trainable
    return {
        "numbers": {
            "inputs": inputs,
            "units_1": units_1,
            "units_2": units_2,
            "frozen": frozen,
            "trainable": trainable,
            "total": total,
        },
        "answers": {"total": total, "trainable": trainable, "frozen": frozen},
        "mistakes": {
            "total": {
                "frozen.left_out": trainable,
                "summary.weights_alone": inputs * units_1 + units_1 * units_2,
            },
            "trainable": {
                "frozen.everything_trained": total,
                "frozen.parts_exchanged": frozen,
                "parameters.bias_forgotten": units_1 * units_2,
                "frozen.all_biases_trained": trainable + units_1,
            },
            "frozen": {
                "frozen.nothing_frozen": 0,
                "frozen.parts_exchanged": trainable,
                "frozen.weights_alone": inputs * units_1,
            },
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same in any cell."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(len({answers[cell], *known.values()}) == len(known) + 1 for cell, known in mistakes.items())
