"""What both Keras and the widgets' arithmetic are asked."""

from __future__ import annotations

from typing import Any

import numpy as np

OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam")
# Not the defaults: a constant that is written into a rule would show.
SETTINGS = {"learningRate": 0.07, "momentum": 0.85, "rho": 0.8, "beta1": 0.88, "beta2": 0.97}
START = [-3.5, 2.25]
STEPS = 50

NUMBERS = [(15, 12), (-22, -11), (3, 3), (0.5, -4.25)]
PROBABILITIES = [(y, p) for y in (0, 1) for p in (0.0, 1e-8, 0.02, 0.5, 0.9, 1.0)]
CCE: list[tuple[int, list[float]]] = [
    (2, [0.02, 0.07, 0.9, 0.01]),
    (0, [0.91, 0.03, 0.04, 0.02]),
    (3, [0.25, 0.25, 0.25, 0.25]),
    (1, [0.5, 0.0, 0.25, 0.25]),
]

NEURONS: list[tuple[str, list[float], float, list[float]]] = [
    (activation, [0.5, -1.25], bias, at)
    for activation in ("linear", "relu", "sigmoid")
    for bias in (0.0, 0.75)
    for at in ([0.0, 0.0], [2.0, -1.0], [-3.0, 2.5])
]

# The canonical networks of the course, and one that is none.
NETWORKS: list[tuple[int, list[list[Any]]]] = [
    (10, [[32, False]]),
    (10, [[32, True]]),
    (784, [[300, False], [10, True]]),
    (784, [[300, True], [10, True]]),
    (784, [[800, True], [400, True], [10, True]]),
    (10, [[32, True], [5, True], [1, True]]),
    (3, [[7, False], [1, False], [4, True], [2, False]]),
]

# How a student's network is built: inputs, and of each layer its units, whether it has a bias, its activation.
FORWARD: list[tuple[int, list[tuple[int, bool, str]]]] = [
    (784, [(800, True, "relu"), (400, True, "relu"), (10, True, "softmax")]),
    (784, [(32, True, "sigmoid"), (16, False, "tanh"), (0, True, "relu"), (10, True, "softmax")]),
    (784, [(10, False, "linear")]),
    (5, [(3, True, "tanh"), (0, True, "softmax")]),
]


def weights_of(inputs: int, layers: list[tuple[int, bool, str]]) -> list[np.ndarray[Any, np.dtype[np.float16]]]:
    """Draw the arrays of a network, kernel and bias of each layer, about as large as Keras draws kernels."""
    generator = np.random.default_rng(inputs + len(layers))
    arrays, size = [], inputs
    for units, use_bias, _ in layers:
        shapes = [(size, units), (units,)][: 1 + use_bias] if units else []
        arrays += [generator.uniform(-1, 1, shape).astype("f2") * np.float16(2 / size**0.5) for shape in shapes]
        size = units or size
    return arrays


def row_of(inputs: int) -> list[float]:
    """Draw an input of which, as of an image, most is empty."""
    values = np.random.default_rng(inputs).uniform(-1, 1, inputs)
    return [round(float(value), 3) for value in np.maximum(values, 0)]
