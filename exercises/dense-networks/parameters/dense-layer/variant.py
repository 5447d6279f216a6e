"""The size of one Dense layer, counted without and with bias. Seed 0 is the example of the lesson: 10 -> 32."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until every mistake differs from the answer and the others."""
    if seed == 0:
        return count(10, 32)
    generator = random.Random(seed)
    while True:
        variant = count(generator.randint(5, 40), generator.randint(3, 64))
        if is_telling(variant):
            return variant


def count(inputs, units):
    """Count the layer, and what each known mistake counts."""
    product, both = inputs * units, (inputs + 1) * units
    return {
        "numbers": {"inputs": inputs, "units": units, "product": product, "more": inputs + 1, "both": both},
        "answers": {
            "without_bias.weights": product,
            "without_bias.biases": 0,
            "without_bias.total": product,
            "with_bias.weights": product,
            "with_bias.biases": units,
            "with_bias.total": both,
        },
        "mistakes": {
            "without_bias.weights": {
                "parameters.sum_not_product": inputs + units,
                "parameters.one_neuron": inputs,
                "parameters.bias_not_off": both,
            },
            "without_bias.biases": {"parameters.bias_not_off": units, "parameters.bias_is_a_neuron": 1},
            "without_bias.total": {
                "parameters.sum_not_product": inputs + units,
                "parameters.one_neuron": inputs,
                "parameters.bias_not_off": both,
                "parameters.bias_is_a_neuron": product + 1,
            },
            "with_bias.weights": {
                "parameters.sum_not_product": inputs + units,
                "parameters.one_neuron": inputs,
                "parameters.bias_in_weights": both,
            },
            "with_bias.biases": {
                "parameters.bias_forgotten": 0,
                "parameters.bias_once": 1,
                "parameters.bias_per_input": inputs,
            },
            "with_bias.total": {
                "parameters.bias_forgotten": product,
                "parameters.bias_once": product + 1,
                "parameters.bias_per_input": product + inputs,
                "parameters.sum_not_product": inputs + units,
                "parameters.sum_and_bias": inputs + units + units,
                "parameters.bias_both_sides": (inputs + 1) * (units + 1),
            },
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two are the same in any cell."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(len({answers[cell], *known.values()}) == len(known) + 1 for cell, known in mistakes.items())
