"""Two layers with bias, the first of which is doubled."""

import random

CANONICAL = (10, 32, 5)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(4, 40), generator.randint(6, 64), generator.randint(2, 12))
        if is_telling(variant):
            return variant


def work_out(inputs, units, outputs):
    first, second = count(inputs, units, outputs)
    first_after, second_after = count(inputs, 2 * units, outputs)
    total, total_after = first + second, first_after + second_after
    weights, weights_second = inputs * units, units * outputs
    return {
        "numbers": {
            "inputs": inputs,
            "units": units,
            "outputs": outputs,
            "first": first,
            "second": second,
            "total": total,
            "first_after": first_after,
            "second_after": second_after,
            "total_after": total_after,
        },
        "answers": {
            "before.first": first,
            "before.second": second,
            "before.total": total,
            "after.first": first_after,
            "after.second": second_after,
            "after.total": total_after,
        },
        "mistakes": {
            "before.first": {"parameters.bias_forgotten": weights},
            "before.second": {"parameters.bias_forgotten": weights_second},
            "before.total": {"parameters.bias_forgotten": weights + weights_second},
            "after.first": {"parameters.bias_forgotten": 2 * weights},
            "after.second": {
                "parameters.bias_forgotten": 2 * weights_second,
                "quiz.all_doubled": 2 * second,
                "quiz.second_unchanged": second,
            },
            "after.total": {
                "parameters.bias_forgotten": 2 * (weights + weights_second),
                "quiz.all_doubled": 2 * total,
                "quiz.second_unchanged": first_after + second,
            },
        },
    }


def count(inputs, units, outputs):
    return (inputs + 1) * units, (units + 1) * outputs


def is_telling(variant):
    for cell, known in variant["mistakes"].items():
        if len({variant["answers"][cell], *known.values()}) < 1 + len(known):
            return False
    return True
