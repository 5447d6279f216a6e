"""The numbers of the lesson: one layer for an object and for a batch, and a network of two layers."""

import numpy as np

x = [2, -1, 3]
second = [1, 1, -1]
weights = [[0.5, -1], [1, 0.5], [-0.5, 2]]
b = [1, -2]

network_x = [2, -1]
first_weights = [[1, -1], [0.5, 2]]
first_b = [0.5, 1]
last_weights = [-1.5, 2]
last_b = 1


def numbers():
    y = np.dot(x, weights) + b
    before = np.dot(network_x, first_weights) + first_b
    hidden = np.maximum(before, 0)
    return {
        "x": x,
        "weights": weights,
        "b": b,
        "y_1": y[0],
        "y_2": y[1],
        "activated": np.maximum(y, 0),
        "batch": [x, second],
        "network_x": network_x,
        "before": before,
        "hidden": hidden,
        "network_output": np.dot(hidden, last_weights) + last_b,
        "without_relu": np.dot(before, last_weights) + last_b,
        "count": (10 + 1) * 32,
        "count_2": (32 + 1) * 5,
        "count_3": (5 + 1) * 1,
        "total": (10 + 1) * 32 + (32 + 1) * 5 + (5 + 1) * 1,
    }
