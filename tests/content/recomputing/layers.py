"""The lessons on layers, losses and parameters, worked out once more."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import numpy as np

from tests.content.recomputing.base import Answers, Numbers, Recompute, column, dense, errors_of, relu, sigmoid


def which_class(n: Numbers) -> Answers:
    sums = {p: np.dot((n["w_1"], n["w_2"]), n[p]) + n["bias"] for p in "abcd"}
    return {f"{p}.sum": s for p, s in sums.items()} | {f"{p}.side": int(s > 0) for p, s in sums.items()}


def how_many_neurons(n: Numbers) -> Answers:
    def count(units: int) -> int:
        widths = (n["inputs"], units, n["units_2"], n["units_3"])
        return sum((a + 1) * b for a, b in itertools.pairwise(widths))

    return {"units": next(units for units in range(1, 5000) if count(units) == n["total"])}


def which_layer(n: Numbers) -> Answers:
    widths = (n["inputs"], n["units_1"], n["units_2"], n["units_3"])
    fewer = sum((a + 1) * b for a, b in itertools.pairwise(widths)) - n["total"]
    return {"fewer": fewer, "layer": widths[1:].index(fewer) + 1}


def summary(n: Numbers) -> Answers:
    widths = (n["inputs"], *n["units"])
    counts = [(a + (n[f"bias_{k}"] == "True")) * b for k, (a, b) in enumerate(zip(widths, n["units"], strict=False), 1)]
    rows = zip(("first", "second", "third"), n["units"], counts, strict=True)
    cells = {f"{row}.{name}": v for row, u, c in rows for name, v in (("output", u), ("parameters", c))}
    return cells | {"total": sum(counts), "trainable": sum(counts)}


def layer_table(n: Numbers) -> Answers:
    weights, units = n["inputs"] * n["units"], n["units"]
    kinds = {"without_bias": (weights, 0, weights), "with_bias": (weights, units, weights + units)}
    return {
        f"{row}.{name}": value
        for row, values in kinds.items()
        for name, value in zip(("weights", "biases", "total"), values, strict=True)
    }


def frozen(n: Numbers) -> Answers:
    first, second = (n["inputs"] + 1) * n["units_1"], (n["units_1"] + 1) * n["units_2"]
    return {"total": first + second, "trainable": second, "frozen": first}


def cce(n: Numbers) -> Answers:
    losses = [-float(np.dot(n[f"true_{k}"], np.log(n[f"pred_{k}"]))) for k in (1, 2)]
    return {"first.loss": losses[0], "second.loss": losses[1], "cce": np.mean(losses)}


def bce(n: Numbers) -> Answers:
    y, p = np.array(n["y_true"]), np.array(n["y_pred"])
    chances = np.where(y == 1, p, 1 - p)
    rows = ("first", "second", "third", "fourth")
    cells = {f"{row}.chance": c for row, c in zip(rows, chances, strict=True)}
    cells |= {f"{row}.loss": -math.log(c) for row, c in zip(rows, chances, strict=True)}
    return cells | {"bce": -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))}


def cce_and_bce(n: Numbers) -> Answers:
    y, p = np.array(n["y_true"]), np.array(n["y_pred"])
    return {"cce": -(y * np.log(p)).sum(), "bce": -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))}


def two_predictions(n: Numbers) -> Answers:
    e, count = np.array(n["errors"]), n["count"]
    return {
        "mse": np.mean(e**2),
        "mae_ratio": (n["total_1"] / count) / np.abs(e).mean(),
        "mse_ratio": (n["squares_1"] / count) / np.mean(e**2),
    }


def network_forward(n: Numbers) -> Answers:
    hidden = relu(dense(n["x"], np.transpose([n["u_1"], n["u_2"]]), [n["b_1"], n["b_2"]]))
    return {"hidden": hidden, "output": float(hidden @ n["v"]) + n["c"]}


def first_shapes(n: Numbers) -> Answers:
    x, w = np.zeros((n["objects"], n["inputs"])), np.zeros((n["inputs"], n["units"]))
    shapes = {"x": x.shape, "w": w.shape, "y": (x @ w).shape}
    return {f"{k}.rows": v[0] for k, v in shapes.items()} | {
        **{f"{k}.columns": v[1] for k, v in shapes.items()},
        "biases": n["units"],
    }


def forward(n: Numbers) -> Answers:
    y = dense(n["x"], np.transpose([n["w_1"], n["w_2"]]), n["b"])
    return {"output": y, "activated": relu(y)}


def zero_input(n: Numbers) -> Answers:
    b = n["b"]
    return {
        "linear.without": 0,
        "linear.with": b,
        "relu.without": 0,
        "relu.with": max(b, 0),
        "sigmoid.without": 0.5,
        "sigmoid.with": sigmoid(b),
    }


RECOMPUTED: Mapping[str, Recompute] = {
    "first-model/forward": forward,
    "first-model/forward-batch": lambda n: {
        "output": dense([n["x_1"], n["x_2"]], np.transpose([n["w_1"], n["w_2"]]), n["b"])
    },
    "first-model/network-forward": network_forward,
    "first-model/shapes": first_shapes,
    "losses/bce": bce,
    "losses/cce": cce,
    "losses/cce-and-bce": cce_and_bce,
    "losses/confidence": lambda n: {"chance": math.exp(-n["loss"]), "guess": math.log(n["classes"])},
    "losses/mae": lambda n: {"mae": np.abs(errors_of(n)).mean()},
    "losses/mae-second": lambda n: column("absolute", np.abs(errors_of(n))) | {"mae": np.abs(errors_of(n)).mean()},
    "losses/mse": lambda n: column("square", errors_of(n) ** 2) | {"mse": np.mean(errors_of(n) ** 2)},
    "losses/two-predictions": two_predictions,
    "parameters/boundary": lambda n: {
        "slope": -n["w_1"] / n["w_2"],
        "intercept": -n["b"] / n["w_2"],
        "crossing": -n["b"] / n["w_1"],
    },
    "parameters/dense-layer": layer_table,
    "parameters/frozen": frozen,
    "parameters/how-many-neurons": how_many_neurons,
    "parameters/shift": lambda n: {"centre": -n["b"] / n["w"], "bias": -n["w"] * n["c"]},
    "parameters/summary": summary,
    "parameters/weights-of-a-line": lambda n: {"weight": -n["slope"] * n["w_2"], "bias": -n["intercept"] * n["w_2"]},
    "parameters/which-class": which_class,
    "parameters/which-layer": which_layer,
    "parameters/zero-input": zero_input,
}
