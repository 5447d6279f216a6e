"""A program: what Keras makes of the cases that the widgets' arithmetic is compared with, as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from tests.widgets import cases

SURFACES = {
    "bowl": lambda x, y: x**2 + y**2,
    "ravine": lambda x, y: x**2 / 40 + y**2,
    "two-minima": lambda x, y: (x**2 - 4) ** 2 / 16 + x / 4 + y**2 / 2,
}


def optimizer_of(name: str) -> Any:
    rate = cases.SETTINGS["learningRate"]
    momentum, rho = cases.SETTINGS["momentum"], cases.SETTINGS["rho"]
    betas = {"beta_1": cases.SETTINGS["beta1"], "beta_2": cases.SETTINGS["beta2"]}
    made = {
        "sgd": lambda: keras.optimizers.SGD(rate),
        "momentum": lambda: keras.optimizers.SGD(rate, momentum=momentum),
        "nesterov": lambda: keras.optimizers.SGD(rate, momentum=momentum, nesterov=True),
        "adagrad": lambda: keras.optimizers.Adagrad(rate),
        "rmsprop": lambda: keras.optimizers.RMSprop(rate, rho=rho),
        "adam": lambda: keras.optimizers.Adam(rate, **betas),
    }
    return made[name]()


def path(surface: str, name: str) -> list[list[float]]:
    x, y = (keras.Variable(start, dtype="float64") for start in cases.START)
    optimizer = optimizer_of(name)
    places = [cases.START]
    for _ in range(cases.STEPS):
        with tf.GradientTape() as tape:
            value = SURFACES[surface](x.value, y.value)
        optimizer.apply_gradients(zip(tape.gradient(value, [x.value, y.value]), [x, y], strict=True))
        places.append([float(x), float(y)])
    return places


def loss(name: str, y_true: float, y_pred: float) -> list[float]:
    given = tf.constant([y_pred], dtype="float32")
    with tf.GradientTape() as tape:
        tape.watch(given)
        value = getattr(keras.losses, name)(tf.constant([y_true], dtype="float32"), given)
    return [float(value), float(tape.gradient(value, given)[0])]


def cce(true_class: int, y_pred: list[float]) -> list[float]:
    """Its value, and its slope as the true class takes from the others, or gives to them, in proportion."""
    y_true = tf.one_hot(true_class, len(y_pred))
    others = tf.constant(y_pred) * (1 - y_true) / (1 - y_pred[true_class])
    given = tf.Variable(y_pred[true_class])
    with tf.GradientTape() as tape:
        value = keras.losses.categorical_crossentropy(y_true, given * y_true + (1 - given) * others)
    return [float(value), float(tape.gradient(value, given))]


def by_softmax_inputs(true_class: int, y_pred: list[float]) -> list[float]:
    inputs = tf.Variable(np.log(y_pred))
    with tf.GradientTape() as tape:
        value = keras.losses.categorical_crossentropy(tf.one_hot(true_class, 4, dtype="float64"), tf.nn.softmax(inputs))
    return [float(slope) for slope in tape.gradient(value, inputs)]


def neuron(activation: str, weights: list[float], bias: float, at: list[float]) -> float:
    layer = keras.layers.Dense(1, activation=activation)
    layer.build((None, 2))
    layer.set_weights([np.array(weights).reshape(2, 1), np.array([bias])])
    return float(layer(np.array([at]))[0, 0])


def counts(inputs: int, layers: list[list[Any]]) -> dict[str, Any]:
    model = keras.Sequential([keras.Input((inputs,))])
    for units, use_bias in layers:
        model.add(keras.layers.Dense(units, use_bias=use_bias))
    return {"layers": [layer.count_params() for layer in model.layers], "total": model.count_params()}


def forward(inputs: int, layers: list[tuple[int, bool, str]]) -> list[float]:
    model = keras.Sequential([keras.Input((inputs,))])
    for units, use_bias, activation in layers:
        if units:
            model.add(keras.layers.Dense(units, activation=activation, use_bias=use_bias))
        else:
            model.add(keras.layers.Activation(activation))
    model.set_weights(cases.weights_of(inputs, layers))
    return [float(output) for output in model(np.array([cases.row_of(inputs)], "f4"))[0]]


def main() -> None:
    """Write everything that Keras says."""
    keras.config.set_floatx("float64")
    paths = {f"{surface} {name}": path(surface, name) for surface in SURFACES for name in cases.OPTIMIZERS}
    softmax = [by_softmax_inputs(*case) for case in cases.CCE if min(case[1]) > 0]
    neurons = [neuron(*case) for case in cases.NEURONS]
    keras.config.set_floatx("float32")
    answers = {
        "paths": paths,
        "mae": [loss("mean_absolute_error", *case) for case in cases.NUMBERS],
        "mse": [loss("mean_squared_error", *case) for case in cases.NUMBERS],
        "bce": [loss("binary_crossentropy", *case) for case in cases.PROBABILITIES],
        "cce": [cce(*case) for case in cases.CCE],
        "softmax": softmax,
        "neurons": neurons,
        "counts": [counts(*case) for case in cases.NETWORKS],
        "forward": [forward(*case) for case in cases.FORWARD],
    }
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
