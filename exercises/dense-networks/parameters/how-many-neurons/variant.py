"""How many neurons the first of three layers has, given the parameters in all. Seed 0: 784 -> m -> 400 -> 10, 952 410."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return solve(784, 800, 400, 10)
    generator = random.Random(seed)
    while True:
        units = generator.randint(120, 400)
        variant = solve(generator.randint(30, 120), units, generator.randint(60, 200), generator.randint(5, 30))
        if is_telling(variant):
            return variant


def solve(inputs, units, units_2, units_3):
    """Count the network, and find what each known mistake takes for the missing number, to the nearest whole one."""
    third = (units_2 + 1) * units_3
    total = (inputs + 1) * units + (units + 1) * units_2 + third
    factor, rest = inputs + 1 + units_2, total - units_2 - third
    return {
        "numbers": {
            "inputs": inputs,
            "more": inputs + 1,
            "units": units,
            "units_2": units_2,
            "units_3": units_3,
            "third": third,
            "total": total,
            "factor": factor,
            "rest": rest,
        },
        "answers": {"units": units},
        "mistakes": {
            "units": {
                "inverse.biases_forgotten": round((total - units_2 * units_3) / (inputs + units_2)),
                "inverse.last_layer_forgotten": round((total - units_2) / factor),
                "inverse.first_layer_alone": round(total / (inputs + 1)),
                "inverse.second_layer_forgotten": round((total - third) / (inputs + 1)),
            }
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made."""
    known = variant["mistakes"]["units"]
    return len({variant["answers"]["units"], *known.values()}) == len(known) + 1
