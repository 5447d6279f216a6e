"""A batch of two objects through a Dense layer of two neurons. Seed 0 has the layer of the lesson."""

import random

LESSON = ([[2, -1, 3], [1, 1, -1]], [[0.5, -1], [1, 0.5], [-0.5, 2]], [1, -2])


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until no two values of a cell are the same."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        x = [[generator.choice((-3, -2, -1, 1, 2, 3)) for _ in range(3)] for _ in range(2)]
        weights = [[generator.choice((-2, -1, -0.5, 0.5, 1, 2)) for _ in range(2)] for _ in range(3)]
        biases = generator.sample((-2, -1, 1, 2, 3), 2)
        variant = work_out(x, weights, biases)
        if is_telling(variant):
            return variant


def work_out(x, weights, biases):
    """Compute the outputs and what each known mistake gives in their place."""
    sums = [[sum(a * row[k] for a, row in zip(one, weights)) for k in range(2)] for one in x]
    output = [[s + b for s, b in zip(row, biases)] for row in sums]
    return {
        "numbers": {
            "x_1": x[0],
            "x_2": x[1],
            "w_1": [row[0] for row in weights],
            "w_2": [row[1] for row in weights],
            "weights": weights,
            "b": biases,
            "batch": x,
            "sums_1": sums[0],
            "sums_2": sums[1],
            "y_1": output[0],
            "y_2": output[1],
            "output": output,
        },
        "answers": {"output": output},
        "mistakes": {
            "output": {
                "dense.bias_forgotten": sums,
                "dense.bias_subtracted": [[s - b for s, b in zip(row, biases)] for row in sums],
            },
            # The bias of the object's row, where that is not the neuron's own.
            "output.1.2": {"dense.bias_of_another": sums[0][1] + biases[0]},
            "output.2.1": {"dense.bias_of_another": sums[1][0] + biases[1]},
        },
    }


def is_telling(variant):
    """Return whether the mistakes can be told apart, the exchange of rows and columns among them."""
    output, known = variant["answers"]["output"], variant["mistakes"]
    for row in (0, 1):
        for column in (0, 1):
            values = [output[row][column], *(wrong[row][column] for wrong in known["output"].values())]
            values += known.get(f"output.{row + 1}.{column + 1}", {}).values()
            values += [output[column][row]] if row != column else []
            if len(set(values)) < len(values):
                return False
    return True
