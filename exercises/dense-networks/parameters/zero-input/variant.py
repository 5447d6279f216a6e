"""What a neuron answers to zeros, without and with a bias. Seed 0 has the bias -1."""

import math
import random


def draw(seed):
    """Return numbers, answers and mistakes."""
    # At 0.5 the bias itself would be what sigmoid gives without one.
    biases = [sign * step / 100 for sign in (-1, 1) for step in range(25, 351) if step != 50]
    return answers_of(-1 if seed == 0 else random.Random(seed).choice(biases))


def answers_of(b):
    """Compute the answers, and what each known mistake gives in their place."""
    negative = {"zero.relu_forgotten": b, "dense.relu_as_absolute": -b}
    return {
        "numbers": {"b": b, "relu": max(0, b), "sigmoid": sigmoid(b), "half": 0.5},
        "answers": {
            "linear.without": 0,
            "linear.with": b,
            "relu.without": 0,
            "relu.with": max(0, b),
            "sigmoid.without": 0.5,
            "sigmoid.with": sigmoid(b),
        },
        "mistakes": {
            "linear.without": {"zero.bias_counted": b},
            "linear.with": {"zero.bias_lost": 0},
            "relu.without": {"zero.bias_counted": b},
            "relu.with": negative if b < 0 else {"zero.bias_lost": 0},
            "sigmoid.without": {"zero.sigmoid_of_zero": 0, "zero.sigmoid_with_bias": sigmoid(b)},
            "sigmoid.with": {
                "zero.bias_lost": 0.5,
                "zero.sigmoid_forgotten": b,
                "zero.sigmoid_of_minus": sigmoid(-b),
            },
        },
    }


def sigmoid(z):
    """Return the value of sigmoid."""
    return 1 / (1 + math.exp(-z))
