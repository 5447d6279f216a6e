"""One object of three numbers through a Dense layer of two neurons. Seed 0 is the example of the lesson."""

import random

LESSON = ([2, -1, 3], [[0.5, -1], [1, 0.5], [-0.5, 2]], [1, -2])


def draw(seed):
    """Return numbers, answers and mistakes. One output is negative, so that relu shows."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        x = [generator.choice((-3, -2, -1, 1, 2, 3)) for _ in range(3)]
        weights = [[generator.choice((-2, -1, -0.5, 0.5, 1, 2)) for _ in range(2)] for _ in range(3)]
        biases = [generator.choice((-2, -1, 1, 2, 3)) for _ in range(2)]
        variant = work_out(x, weights, biases)
        if is_telling(variant):
            return variant


def work_out(x, weights, biases):
    """Compute the outputs and what each known mistake gives in their place."""
    sums = [sum(a * row[k] for a, row in zip(x, weights)) for k in range(2)]
    output = [s + b for s, b in zip(sums, biases)]
    mistakes = {
        "output": {
            "dense.bias_forgotten": sums,
            "dense.bias_subtracted": [s - b for s, b in zip(sums, biases)],
            "dense.bias_of_another": [s + b for s, b in zip(sums, reversed(biases))],
        }
    }
    for place, y in enumerate(output, 1):
        if y < 0:
            mistakes[f"output.{place}"] = {"dense.relu_too_early": 0}
            mistakes[f"activated.{place}"] = {"dense.relu_forgotten": y, "dense.relu_as_absolute": -y}
    activated = [max(0, y) for y in output]
    return {
        "numbers": {
            "x": x,
            "w_1": [row[0] for row in weights],
            "w_2": [row[1] for row in weights],
            "row_1": weights[0],
            "row_2": weights[1],
            "row_3": weights[2],
            "b": biases,
            "b_1": biases[0],
            "b_2": biases[1],
            "sum_1": sums[0],
            "sum_2": sums[1],
            "y_1": output[0],
            "y_2": output[1],
            "output": output,
            "activated": activated,
        },
        "answers": {"output": output, "activated": activated},
        "mistakes": mistakes,
    }


def is_telling(variant):
    """Return whether one output is negative, the other is not, and no two values of a cell are the same."""
    output, known = variant["answers"]["output"], variant["mistakes"]
    if sorted(y < 0 for y in output) != [False, True]:
        return False
    for place in (1, 2):
        values = [output[place - 1], *(wrong[place - 1] for wrong in known["output"].values())]
        values += known.get(f"output.{place}", {}).values()
        if len(set(values)) < len(values) or 0 in output:
            return False
    return True
