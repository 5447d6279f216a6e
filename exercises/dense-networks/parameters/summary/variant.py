"""A network of three Dense layers, with or without bias. Seed 0 is 784 -> 800 -> 400 -> 10, all with bias."""

import random

ROWS = ("first", "second", "third")


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return count((784, 800, 400, 10), (True, True, True))
    generator = random.Random(seed)
    while True:
        sizes = [generator.randint(20, 200)]
        sizes += [generator.randint(16, 128), generator.randint(8, 64), generator.randint(2, 12)]
        biases = [generator.random() < 0.5 for _ in range(3)]
        variant = count(sizes, biases)
        if len(set(biases)) == 2 and len(set(sizes)) == 4 and is_telling(variant):
            return variant


def count(sizes, biases):
    """Count the layers one by one, and what each known mistake counts."""
    layers = list(zip(sizes, sizes[1:], biases))
    counts = [(n + bias) * m for n, m, bias in layers]
    weights = sum(n * m for n, m, _ in layers)
    answers, mistakes = {}, {}
    for row, (n, m, bias), counted in zip(ROWS, layers, counts):
        answers |= {f"{row}.output": m, f"{row}.parameters": counted}
        mistakes[f"{row}.output"] = {"summary.inputs_for_output": n, "summary.bias_in_output": m + 1}
        mistakes[f"{row}.parameters"] = of_layer(n, m, bias)
    total = sum(counts)
    everywhere = weights + sum(sizes[1:])
    mistakes["total"] = {"summary.last_layer_lost": total - counts[2], "summary.once_for_the_network": weights + 1}
    mistakes["total"] |= {"summary.weights_alone": weights}
    mistakes["total"] |= {} if all(biases) else {"summary.bias_everywhere": everywhere}
    mistakes["trainable"] = {"summary.nothing_trained": 0, "summary.weights_trained": weights}
    numbers = {"inputs": sizes[0], "units": sizes[1:], "total": total}
    for place, ((n, m, bias), counted) in enumerate(zip(layers, counts), 1):
        numbers |= {f"units_{place}": m, f"bias_{place}": str(bias), f"count_{place}": counted}
        numbers[f"row_{place}"] = [n, m, str(bias), counted]
    return {
        "numbers": numbers,
        "answers": {**answers, "total": total, "trainable": total},
        "mistakes": mistakes,
    }


def of_layer(n, m, bias):
    """Return what is known to go wrong in counting one layer."""
    if not bias:
        return {
            "parameters.bias_not_off": (n + 1) * m,
            "parameters.sum_not_product": n + m,
            "parameters.one_neuron": n,
        }
    return {
        "parameters.bias_forgotten": n * m,
        "summary.once_for_the_layer": n * m + 1,
        "parameters.bias_per_input": n * m + n,
        "parameters.sum_not_product": n + m,
        "parameters.bias_both_sides": (n + 1) * (m + 1),
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same in any cell."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(len({answers[cell], *known.values()}) == len(known) + 1 for cell, known in mistakes.items())
