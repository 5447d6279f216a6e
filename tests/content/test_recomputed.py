"""Twenty variants of every exercise with numbers, worked out once more from what its text shows, by other means."""

from __future__ import annotations

import itertools
import math
import runpy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from exercises import catalog
from exercises.by_hand import ByHand
from exercises.schema import Variant

SEEDS = range(20)
EXACT = 1e-6
"""Of numbers as they are drawn; texts show some of them rounded."""

Numbers = Mapping[str, Any]
Answers = dict[str, Any]


def errors_of(n: Numbers) -> Any:
    return np.subtract(n["y_true"], n["y_pred"])


def column(of: str, values: np.ndarray) -> Answers:
    return {f"o{place}.{of}": value for place, value in enumerate(values, 1)}


def dense(x: Any, weights: Any, biases: Any) -> Any:
    return np.asarray(x) @ np.asarray(weights) + np.asarray(biases)


def relu(z: Any) -> Any:
    return np.maximum(z, 0)


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def walk(n: Numbers, step: Callable[[int, float], tuple[float, dict[str, float]]], steps: int) -> Answers:
    """Make steps from ``start``; each gets its number and w, and returns the move and what else stands in its row."""
    w: float = n["start"]
    answers: Answers = {}
    for t in range(1, steps + 1):
        move, row = step(t, w)
        w += move
        answers |= {f"step_{t}.{name}": value for name, value in (row | {"w": w}).items()}
    return answers


def sgd(n: Numbers) -> Answers:
    return walk(n, lambda _t, w: (-n["lr"] * 2 * w, {"g": 2 * w}), 3)


def momentum(n: Numbers) -> Answers:
    past: list[float] = []

    def step(_t: int, w: float) -> tuple[float, dict[str, float]]:
        past.append(2 * w)
        v = -n["lr"] * sum(g * n["m"] ** age for age, g in enumerate(reversed(past)))
        return v, {"v": v}

    return walk(n, step, 3)


def nesterov(n: Numbers) -> Answers:
    past: list[float] = []

    def step(_t: int, w: float) -> tuple[float, dict[str, float]]:
        past.append(2 * w)
        v = -n["lr"] * sum(g * n["m"] ** age for age, g in enumerate(reversed(past)))
        return n["m"] * v - n["lr"] * 2 * w, {"v": v}

    return walk(n, step, 3)


def adagrad(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        s = n["s0"] + sum(g * g for g in n["gradients"][:t])
        return -n["lr"] * n["gradients"][t - 1] / math.sqrt(s), {"s": s}

    return walk(n, step, 3)


def rmsprop(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        s = average([g * g for g in n["gradients"][:t]], n["rho"])
        return -n["lr"] * n["gradients"][t - 1] / math.sqrt(s), {"s": s}

    return walk(n, step, 3)


def adam(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        past = n["gradients"][:t]
        m, v = average(past, 0.9), average([g * g for g in past], 0.999)
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        return -n["lr"] * m_hat / math.sqrt(v_hat), {"m": m, "v": v, "m_hat": m_hat, "v_hat": v_hat}

    # Its table is turned: a row for each quantity, a column for each step.
    return {".".join(reversed(cell.split("."))): value for cell, value in walk(n, step, 2).items()}


def average(values: list[float], rho: float) -> float:
    """An exponential running average that began with zero."""
    return (1 - rho) * sum(value * rho**age for age, value in enumerate(reversed(values)))


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


def data_shapes(n: Numbers) -> Answers:
    width = n["height"] * n["width"]
    rows = {
        **dict.fromkeys(("train_rows", "train_scaled"), (n["train"], width)),
        "train_labels": (n["train"], n["classes"]),
        "test_rows": (n["test"], width),
        "test_labels": (n["test"], n["classes"]),
    }
    return {f"{row}.{k}": v for row, values in rows.items() for k, v in zip(("objects", "width"), values, strict=True)}


def mixed(n: Numbers) -> Answers:
    images = np.array([[[n[f"{p}_1"], n[f"{p}_2"]], [n[f"{p}_3"], n[f"{p}_4"]]] for p in "ab"])
    return {"right": images.reshape(2, 4), "mixed": [images[:, :, k].ravel() for k in (0, 1)]}


def accuracy_counts(n: Numbers) -> Answers:
    rows = np.array([n[f"row_{k}"] for k in range(1, 5)])
    return {"accuracy": rows[:, 2].sum() / rows[:, 1].sum(), "errors": round(n["images"] * (1 - n["other"]))}


def argmax(n: Numbers) -> Answers:
    p = np.array([n[f"row_{k}"] for k in (1, 2, 3)])
    first, second, third = p.argmax(axis=1)
    return {"first.axis": first, "second.axis": second, "third.axis": third, "flat": p.argmax()}


def read_log(n: Numbers) -> Answers:
    log = np.array([n[f"epoch_{k}"] for k in range(1, 9)])
    return {"best": log[:, 2].argmin() + 1, "gap": 100 * (log[-1, 1] - log[-1, 3])}


def steps_an_epoch(n: Numbers) -> Answers:
    trained = n["n"] - n["n"] * n["percent"] // 100
    steps = -(-trained // n["batch"])
    return {
        "objects": trained,
        "steps": steps,
        "last": trained - (steps - 1) * n["batch"],
        "updates": steps * n["epochs"],
    }


def slowing(n: Numbers) -> Answers:
    g, lr, count = n["gradient"], n["lr"], n["count"]
    late = average([g * g] * count, n["rho"])
    return {
        "adagrad.first": lr,
        "adagrad.late": lr * g / math.sqrt(count * g * g),
        "rmsprop.first": lr / math.sqrt(1 - n["rho"]),
        "rmsprop.late": lr * g / math.sqrt(late),
    }


def last_batch(n: Numbers) -> Answers:
    objects, batch = n["objects"], n["batch"]
    batches = [min(batch, objects - start) for start in range(0, objects, batch)]
    return {"one.updates": objects, "some.updates": len(batches), "all.updates": 1, "last": batches[-1]}


def updates(n: Numbers) -> Answers:
    count = len(range(0, n["objects"], n["batch"]))
    return {"updates": count, "total": count * n["epochs"]}


def softmax(n: Numbers) -> Answers:
    z = np.array(n["z"])
    return {"probabilities": np.exp(z - z.max()) / np.exp(z - z.max()).sum()}


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


RECOMPUTED: Mapping[str, Callable[[Numbers], Answers]] = {
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
    "first-model/forward": forward,
    "first-model/forward-batch": lambda n: {
        "output": dense([n["x_1"], n["x_2"]], np.transpose([n["w_1"], n["w_2"]]), n["b"])
    },
    "first-model/network-forward": network_forward,
    "first-model/shapes": first_shapes,
    "optimizers/adagrad-steps": adagrad,
    "optimizers/adam-steps": adam,
    "optimizers/last-batch": last_batch,
    "optimizers/momentum-steps": momentum,
    "optimizers/nesterov-steps": nesterov,
    "optimizers/rmsprop-steps": rmsprop,
    "optimizers/sgd-steps": sgd,
    "optimizers/slowing": slowing,
    "optimizers/steady-step": lambda n: {
        "step": n["lr"] * n["gradient"] / (1 - n["m"]),
        "ratio": 1 / (1 - n["m"]),
    },
    "optimizers/updates": updates,
    "losses/bce": bce,
    "losses/cce": cce,
    "losses/cce-and-bce": cce_and_bce,
    "losses/confidence": lambda n: {"chance": math.exp(-n["loss"]), "guess": math.log(n["classes"])},
    "losses/mae": lambda n: {"mae": np.abs(errors_of(n)).mean()},
    "losses/mae-second": lambda n: column("absolute", np.abs(errors_of(n))) | {"mae": np.abs(errors_of(n)).mean()},
    "losses/mse": lambda n: column("square", errors_of(n) ** 2) | {"mse": np.mean(errors_of(n) ** 2)},
    "losses/two-predictions": two_predictions,
    "mnist-data/divided-twice": lambda n: {"train": n["b"] / 255**2, "test": n["b"] / 255},
    "mnist-data/from-one-hot": lambda n: {p: n[f"row_{k}"].index(1) for k, p in enumerate("abc", 1)},
    "mnist-data/mixed-objects": mixed,
    "mnist-data/normalisation": lambda n: {"scaled": np.divide(n["brightness"], 255)},
    "mnist-data/one-hot": lambda n: {p: np.eye(n["classes"])[n[p]] for p in ("first", "second")},
    "mnist-data/own-maximum": lambda n: {"train": n["b"] / 255, "test": n["b"] / n["largest"]},
    "mnist-data/pixel-place": lambda n: {
        "place": np.arange(n["width"] ** 2).reshape(n["width"], -1)[n["r"], n["c"]],
        **dict(zip(("row", "column"), divmod(n["asked"], n["width"]), strict=True)),
    },
    "mnist-data/shapes": data_shapes,
    "mnist/accuracy-counts": accuracy_counts,
    "mnist/argmax": argmax,
    "mnist/read-log": read_log,
    "mnist/shapes": lambda n: {
        "row": n["side"] ** 2,
        "expanded.rows": 1,
        "expanded.columns": n["side"] ** 2,
        "predicted.rows": 1,
        "predicted.columns": n["classes"],
        "many.rows": n["images"],
        "many.columns": n["classes"],
    },
    "mnist/softmax": softmax,
    "mnist/steps-an-epoch": steps_an_epoch,
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
EXERCISES = {
    exercise.id.partition("/")[2]: exercise
    for course in catalog.load_all()
    for exercise in course.exercises
    if isinstance(exercise.spec, ByHand) and exercise.spec.number_cells
}


def test_every_exercise_with_numbers_is_recomputed() -> None:
    assert set(EXERCISES) == set(RECOMPUTED)


@pytest.mark.parametrize("name", RECOMPUTED)
def test_answers_are_those_that_another_computation_gives(name: str) -> None:
    draw = runpy.run_path(str(EXERCISES[name].path / "variant.py"))["draw"]
    for seed in SEEDS:
        drawn = draw(seed)
        variant = Variant(seed=seed, numbers=drawn["numbers"], answers=drawn["answers"])
        other = Variant(seed=seed, answers={key: as_drawn(v) for key, v in RECOMPUTED[name](drawn["numbers"]).items()})

        assert other.answer_cells == pytest.approx(variant.answer_cells, abs=EXACT, rel=EXACT), f"seed {seed}"


def as_drawn(value: Any) -> Any:
    return np.asarray(value).tolist()
