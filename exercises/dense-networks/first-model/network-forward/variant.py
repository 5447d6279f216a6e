"""One object through two Dense layers, two neurons with relu and one without. Seed 0 is the example of the lesson."""

import random

LESSON = ([2, -1], [[1, -1], [0.5, 2]], [0.5, 1], [-1.5, 2], 1)


def draw(seed):
    """Return numbers, answers and mistakes. relu changes one hidden number, and the answer is negative."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        x = [generator.choice((-3, -2, -1, 1, 2, 3)) for _ in range(2)]
        weights = [[generator.choice((-2, -1, -0.5, 0.5, 1, 2)) for _ in range(2)] for _ in range(2)]
        biases = [generator.choice((-1, -0.5, 0.5, 1)) for _ in range(2)]
        last = [generator.choice((-2, -1.5, -1, 1, 1.5, 2)) for _ in range(2)]
        variant = work_out(x, weights, biases, last, generator.choice((-2, -1, 1, 2)))
        if is_telling(variant):
            return variant


def work_out(x, weights, biases, last, c):
    """Compute both layers, and what each known mistake gives in their place."""
    sums = times(x, weights)
    before = [s + b for s, b in zip(sums, biases)]
    hidden = relu(before)
    transposed = relu([s + b for s, b in zip(times(x, list(zip(*weights))), biases)])
    output = dot(hidden, last) + c
    return {
        "numbers": {
            "x": x,
            "u_1": [row[0] for row in weights],
            "u_2": [row[1] for row in weights],
            "b_1": biases[0],
            "b_2": biases[1],
            "v": last,
            "v_1": last[0],
            "v_2": last[1],
            "c": c,
            "weights": weights,
            "biases": biases,
            "sums": sums,
            "before": before,
            "hidden": hidden,
            "h_1": hidden[0],
            "h_2": hidden[1],
            "output": output,
            "without_relu": dot(before, last) + c,
        },
        "answers": {"hidden": hidden, "output": output},
        "mistakes": {
            **{f"hidden.{n}": of_hidden(before[n - 1], sums[n - 1], transposed[n - 1]) for n in (1, 2)},
            "output": {
                "dense.relu_lost_between": dot(before, last) + c,
                "dense.bias_forgotten": dot(hidden, last),
                "dense.relu_after_last": 0,
                "dense.transposed": dot(transposed, last) + c,
            },
        },
    }


def of_hidden(before, total, transposed):
    """Return what is known to go wrong in one neuron of the first layer."""
    if before < 0:
        return {"dense.relu_forgotten": before, "dense.relu_as_absolute": -before}
    return {"dense.bias_forgotten": total, "dense.transposed": transposed}


def times(row, matrix):
    """Return the product of a row and a matrix."""
    return [sum(a * b[k] for a, b in zip(row, matrix)) for k in range(len(matrix[0]))]


def dot(left, right):
    """Return the sum of the products."""
    return sum(a * b for a, b in zip(left, right))


def relu(row):
    """Return the row with zeros for its negative numbers."""
    return [max(0, number) for number in row]


def is_telling(variant):
    """Return whether one hidden number is negative before relu, the answer is too, and no cell has a value twice."""
    before, answers = variant["numbers"]["before"], variant["answers"]
    if sorted(number < 0 for number in before) != [False, True] or answers["output"] >= 0 or 0 in before:
        return False
    cells = {"output": answers["output"], **{f"hidden.{n}": answers["hidden"][n - 1] for n in (1, 2)}}
    mistakes = variant["mistakes"]
    return all(len({cells[cell], *known.values()}) == len(known) + 1 for cell, known in mistakes.items())
