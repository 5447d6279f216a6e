"""The widest first layer that a budget of parameters allows."""

import random

CANONICAL = (20, 5, 1000)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(8, 40), generator.randint(3, 12), 50 * generator.randint(15, 80))
        if is_telling(variant):
            return variant


def work_out(inputs, outputs, budget):
    each = inputs + 1 + outputs
    units = (budget - outputs) // each
    return {
        "numbers": {
            "inputs": inputs,
            "outputs": outputs,
            "budget": budget,
            "each": each,
            "exact": (budget - outputs) / each,
            "units": units,
            "total": units * each + outputs,
        },
        "answers": {"units": units, "total": units * each + outputs},
        "mistakes": {
            "units": {
                "quiz.budget_rounded_up": units + 1,
                "quiz.budget_first_layer": budget // (inputs + 1),
                "quiz.budget_without_bias": budget // (inputs + outputs),
            },
            "total": {
                "quiz.budget_exceeded": (units + 1) * each + outputs,
                "parameters.bias_forgotten": units * (inputs + outputs),
            },
        },
    }


def is_telling(variant):
    numbers = variant["numbers"]
    values = [variant["answers"]["units"], *variant["mistakes"]["units"].values()]
    return len(set(values)) == len(values) and numbers["total"] != numbers["budget"]
