"""The questions of the final quiz, worked out once more."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from tests.content.recomputing.base import Answers, Numbers, Recompute, errors_of, relu


def adagrad_slows(n: Numbers) -> Answers:
    lengths = n["rate"] * n["gradient"] / np.sqrt(np.cumsum(np.full(1000, float(n["gradient"]) ** 2)))
    shorter = np.isclose(lengths[0] / lengths, n["factor"])
    return {"step": lengths[n["number"] - 1], "when": int(np.flatnonzero(shorter)[0]) + 1}


def batch_from_log(n: Numbers) -> Answers:
    (batch,) = (2**k for k in range(16) if len(range(0, n["objects"], 2**k)) == n["steps"])
    return {"batch": batch, "last": n["objects"] % batch or batch}


def doubled_layer(n: Numbers) -> Answers:
    def count(units: int) -> tuple[int, int, int]:
        first, second = (n["inputs"] + 1) * units, (units + 1) * n["outputs"]
        return first, second, first + second

    names = ("first", "second", "total")
    before, after = count(n["units"]), count(2 * n["units"])
    return {f"before.{k}": v for k, v in zip(names, before, strict=True)} | {
        f"after.{k}": v for k, v in zip(names, after, strict=True)
    }


def doubtful_digit(n: Numbers) -> Answers:
    p = np.array(n["y_pred"])
    second, first = np.sort(p)[-2:]
    return {"answer": p.argmax(), "loss": -math.log(p[n["label"]]), "margin": first - second}


def fewer_errors(n: Numbers) -> Answers:
    old, new = (n["count"] * (100 - n[f"{k}_accuracy"]) / 100 for k in ("old", "new"))
    return {"old.errors": old, "new.errors": new, "fell": 100 * (old - new) / old}


def largest_rate(n: Numbers) -> Answers:
    a, c, w, rate = n["a"], n["c"], n["start"], n["rate"]
    after = w - rate * 2 * a * (w - c)
    # The distance keeps its length, and changes its side, where 1 - 2 a rate is -1.
    return {"next": after, "factor": (after - c) / (w - c), "largest": 1 / a}


def memory_of_images(n: Numbers) -> Answers:
    numbers = n["count"] * n["height"] * n["width"]
    return {"numbers": numbers, "mebibytes": numbers * np.float32().itemsize / 2**20}


def missing_weight(n: Numbers) -> Answers:
    x = n["x"]
    return {"weight": (n["y"] - n["b"] - n["w_1"] * x[0] - n["w_2"] * x[1]) / x[2]}


def momentum_limit(n: Numbers) -> Answers:
    v = 0.0
    for _ in range(20_000):
        v = n["momentum"] * v - n["rate"] * n["gradient"]
    return {"times": abs(v) / (n["rate"] * abs(n["gradient"])), "step": abs(v)}


def outlier_share(n: Numbers) -> Answers:
    e = np.abs(errors_of(n))
    return {"mae.share": 100 * e.max() / e.sum(), "mse.share": 100 * e.max() ** 2 / (e**2).sum()}


def shapes_through(n: Numbers) -> Answers:
    widths = (n["inputs"], n["units_1"], n["units_2"])
    return {
        f"{row}.{name}": value
        for row, a, b in (("first", *widths[:2]), ("second", *widths[1:]))
        for name, value in (("weight_rows", a), ("weight_columns", b), ("out_rows", n["count"]), ("out_columns", b))
    }


def two_layers(n: Numbers) -> Answers:
    neurons = np.array([n["neuron_1"], n["neuron_2"]])
    hidden = relu(neurons[:, :2] @ n["x"] + neurons[:, 2])
    return {"hidden": hidden, "output": np.dot(hidden, n["last"][:2]) + n["last"][2]}


def units_for_budget(n: Numbers) -> Answers:
    def count(units: int) -> int:
        return int((n["inputs"] + 1) * units + (units + 1) * n["outputs"])

    units = max(units for units in range(1, 10_000) if count(units) <= n["budget"])
    return {"units": units, "total": count(units)}


def zero_object(n: Numbers) -> Answers:
    hidden = relu(n["biases"])
    return {"hidden": hidden, "output": np.dot(hidden, n["weights"]) + n["last"]}


RECOMPUTED: Mapping[str, Recompute] = {
    "final-quiz/adagrad-slows": adagrad_slows,
    "final-quiz/batch-from-log": batch_from_log,
    "final-quiz/boundary-through-point": lambda n: {
        "bias": -np.dot((n["w_1"], n["w_2"]), n["point"]),
        "crossing": np.dot((n["w_1"], n["w_2"]), n["point"]) / n["w_1"],
    },
    "final-quiz/doubled-layer": doubled_layer,
    "final-quiz/doubtful-digit": doubtful_digit,
    "final-quiz/fewer-errors": fewer_errors,
    "final-quiz/largest-rate": largest_rate,
    "final-quiz/loss-of-batches": lambda n: {"loss": np.average(n["losses"], weights=n["sizes"])},
    "final-quiz/memory-of-images": memory_of_images,
    "final-quiz/missing-weight": missing_weight,
    "final-quiz/momentum-limit": momentum_limit,
    "final-quiz/outlier-share": outlier_share,
    "final-quiz/pixel-place": lambda n: {
        "place": np.arange(784).reshape(28, 28)[n["row_asked"], n["column_asked"]],
        **dict(zip(("row", "column"), divmod(n["place_asked"], 28), strict=True)),
    },
    "final-quiz/probability-from-loss": lambda n: {
        "probability": math.exp(-n["loss"]),
        "guess": math.log(n["classes"]),
    },
    "final-quiz/reported-error": lambda n: {"mse": n["printed"] ** 2, "total": n["printed"] ** 2 * n["count"]},
    "final-quiz/reshaped-images": lambda n: {"rows": [[*n[f"image_{k}_0"], *n[f"image_{k}_1"]] for k in (0, 1)]},
    "final-quiz/scaled-brightness": lambda n: {
        "scaled": np.divide(n["pixels"], 255),
        "back": round(255 * n["given"]),
    },
    "final-quiz/shapes-through": shapes_through,
    "final-quiz/two-layers-forward": two_layers,
    "final-quiz/units-for-budget": units_for_budget,
    "final-quiz/zero-object": zero_object,
}
