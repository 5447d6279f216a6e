"""One object of two numbers through two layers. One sum of the first layer is negative, and so is the answer."""

import random

CANONICAL = ([2, -1], [1, 3, 0.5], [0.5, -1, -1], [3, -2, 1])


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        x = [generator.choice((-3, -2, -1, 1, 2, 3)) for _ in range(2)]
        neurons = [
            [generator.choice((-2, -1, -0.5, 0.5, 1, 2, 3)) for _ in range(2)] + [generator.choice((-2, -1, 0.5, 1, 2))]
            for _ in range(3)
        ]
        variant = work_out(x, *neurons)
        if is_telling(variant):
            return variant


def work_out(x, neuron_1, neuron_2, last):
    before = [fire(x, neuron_1), fire(x, neuron_2)]
    hidden = [max(0, y) for y in before]
    output = fire(hidden, last)
    mistakes = {
        f"hidden.{place}": {"dense.relu_forgotten": y} for place, y in enumerate(before, 1) if y < 0
    }
    mistakes["output"] = {
        "quiz.relu_between_forgotten": fire(before, last),
        "quiz.last_bias_forgotten": output - last[2],
        "quiz.relu_after_last": max(0, output),
    }
    return {
        "numbers": {
            "x": x,
            "neuron_1": neuron_1,
            "neuron_2": neuron_2,
            "last": last,
            "before": before,
            "hidden": hidden,
            "output": output,
        },
        "answers": {"hidden": hidden, "output": output},
        "mistakes": mistakes,
    }


def fire(inputs, neuron):
    """Return the output of a linear neuron: two weights and a bias."""
    y = inputs[0] * neuron[0] + inputs[1] * neuron[1] + neuron[2]
    return int(y) if y == int(y) else y


def is_telling(variant):
    before, output = variant["numbers"]["before"], variant["answers"]["output"]
    values = [output, *variant["mistakes"]["output"].values()]
    return sorted(y < 0 for y in before) == [False, True] and 0 not in before and output < 0 and len(set(values)) == 4
