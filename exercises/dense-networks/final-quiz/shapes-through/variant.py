"""A batch through two layers: four different sizes."""

import random

CANONICAL = (64, 10, 32, 5)


def draw(seed):
    """Return numbers, answers and mistakes: the sizes differ, so each tells which one was written."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    inputs, units_1, units_2 = generator.sample(range(3, 61), 3)
    return work_out(generator.choice((16, 32, 64, 128)) + 64, inputs, units_1, units_2)


def work_out(count, inputs, units_1, units_2):
    shapes = {
        "first": {"weight_rows": inputs, "weight_columns": units_1, "out_rows": count, "out_columns": units_1},
        "second": {"weight_rows": units_1, "weight_columns": units_2, "out_rows": count, "out_columns": units_2},
    }
    mistakes = {"second.weight_rows": {"quiz.inputs_of_the_network": inputs}}
    for layer, cells in shapes.items():
        transposed = {"weight_rows": cells["weight_columns"], "weight_columns": cells["weight_rows"]}
        for cell, value in transposed.items():
            mistakes.setdefault(f"{layer}.{cell}", {})["quiz.weights_transposed"] = value
        mistakes[f"{layer}.out_rows"] = {"quiz.one_object": 1}
    return {
        "numbers": {"count": count, "inputs": inputs, "units_1": units_1, "units_2": units_2},
        "answers": {f"{layer}.{cell}": value for layer, cells in shapes.items() for cell, value in cells.items()},
        "mistakes": mistakes,
    }
