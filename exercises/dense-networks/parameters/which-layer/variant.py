"""Which of three layers has no bias, given the parameters in all. Seed 0 is 784 -> 800 -> 400 -> 10, without the second."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return find((784, 800, 400, 10), 2)
    generator = random.Random(seed)
    while True:
        sizes = [generator.randint(low, high) for low, high in ((30, 200), (40, 160), (16, 80), (5, 30))]
        variant = find(sizes, generator.randint(1, 3))
        if len(set(sizes)) == 4 and is_telling(variant):
            return variant


def find(sizes, layer):
    """Count the network with and without that bias, and what each known mistake gives."""
    full = sum((n + 1) * m for n, m in zip(sizes, sizes[1:]))
    fewer = sizes[layer]
    after = {"inverse.layer_after": layer + 1} if layer < 3 else {}
    return {
        "numbers": {
            "inputs": sizes[0],
            "units_1": sizes[1],
            "units_2": sizes[2],
            "units_3": sizes[3],
            "full": full,
            "fewer": fewer,
            "total": full - fewer,
            "layer": layer,
        },
        "answers": {"fewer": fewer, "layer": layer},
        "mistakes": {
            "fewer": {"inverse.one_bias": 1, "inverse.inputs_of_layer": sizes[layer - 1]},
            "layer": {"inverse.counted_from_zero": layer - 1, **after},
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same in any field."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(len({answers[field], *known.values()}) == len(known) + 1 for field, known in mistakes.items())
