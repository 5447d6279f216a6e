"""A layer of some neurons."""

import random


def draw(seed):
    """Return inputs, neurons, and the parameters of each kind."""
    generator = random.Random(seed)
    inputs, units = (generator.randint(3, 40), generator.randint(5, 30)) if seed else (3, 2)
    return {
        "numbers": {"inputs": inputs, "units": units, "weights": inputs * units},
        "answers": {
            "without_bias.weights": inputs * units,
            "without_bias.biases": 0,
            "with_bias.weights": inputs * units,
            "with_bias.biases": units,
        },
        "mistakes": {
            "without_bias.weights": {"parameters.sum_not_product": inputs + units},
            "with_bias.weights": {"parameters.sum_not_product": inputs + units},
            "with_bias.biases": {"parameters.bias_once": 1},
        },
    }
