"""The numbers of the lesson: the boundary of one neuron, and parameters counted forwards and backwards."""

import math

w_1, w_2, b = 3, 2, -6
points = [[0, 2], [2, 1], [-1, 4], [3, -1]]

shift_weight, shift_bias = 2, -6


def numbers():
    weighted = [w_1 * x_1 + w_2 * x_2 for x_1, x_2 in points]
    first, second = count(784, 300), count(300, 10)
    no_bias = count(784, 300, bias=False)
    mnist = [count(784, 800), count(800, 400), count(400, 10)]
    small = [count(10, 32), count(32, 5), count(5, 1)]
    return {
        "w": [w_1, w_2],
        "w_1": w_1,
        "w_2": w_2,
        "b": b,
        "slope": -w_1 / w_2,
        "intercept": -b / w_2,
        "crossing": -b / w_1,
        "points": points,
        "sum_1": weighted[0] + b,
        "weighted_1": weighted[0],
        "shift_weight": shift_weight,
        "shift_bias": shift_bias,
        "centre": -shift_bias / shift_weight,
        "sigmoid_of_bias": 1 / (1 + math.exp(-shift_bias)),
        "without": count(10, 32, bias=False),
        "with_bias": count(10, 32),
        "once": count(10, 32, bias=False) + 1,
        "first": first,
        "second": second,
        "both": first + second,
        "first_without": no_bias,
        "one_off": no_bias + second,
        "difference": first - no_bias,
        "mnist_1": mnist[0],
        "mnist_2": mnist[1],
        "mnist_3": mnist[2],
        "mnist": sum(mnist),
        "small_3": small[2],
        "small": sum(small),
        "small_rest": sum(small) - 5 - small[2],
        "small_off": sum(small) - 5,
    }


def count(inputs, units, bias=True):
    """Count the parameters of a Dense layer."""
    return (inputs + bias) * units
