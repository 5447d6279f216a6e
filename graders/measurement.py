"""Measure a trained model: predict in a second sandbox, compare with the hidden labels outside of it."""

from __future__ import annotations

import io
import json
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.contract import Limits, Text
from graders.datasets import Hidden
from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import Model, extract_weights, read_model
from graders.sandbox.request import End, Ran, Request

CLASSES = 10
EPSILON = 1e-7
"""Keras clips probabilities by it before the logarithm."""
LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=1536, disk_mib=128)
FOLDER = Path(__file__).parent / "sandbox"
NOT_FINITE = 4
"""Exit status of ``weights.py:NotFiniteError``."""


def measure(model: bytes, hidden: Hidden, run: Callable[[Request], Ran]) -> dict[str, Any]:
    """Return ``accuracy`` and ``loss`` of the model on the hidden images, or why not: ``problem``, a
    feedback key with its numbers.

    Args:
        model: bytes of a ``.keras`` file; refused unless it is a plain chain of known layers.
        run: runs a Request in a sandbox.
    """
    try:
        facts, weights = read_model(model), extract_weights(model)
    except ArtefactError as error:
        return {"problem": ("models.unreadable", {"reason": error.reason})}
    if facts.inputs != hidden.inputs[0].size:
        return {"problem": ("models.inputs", {"received": facts.inputs or 0, "expected": hidden.inputs[0].size})}
    if (outputs := _outputs(facts)) != CLASSES:
        return {"problem": ("models.not_measured", {"reason": _other_outputs(outputs)})}
    order = np.random.default_rng(secrets.randbits(64)).permutation(len(hidden.labels))
    ran = run(_request(facts, weights, hidden.inputs[order]))
    raw = ran.files.get("predictions.f32", b"")
    if ran.end is not End.EXITED or len(raw) != 4 * len(order) * CLASSES:
        return {"problem": ("models.not_measured", {"reason": _reason(ran)})}
    predictions = np.frombuffer(raw, "<f4").reshape(len(order), CLASSES).astype(np.float64)
    return compare(predictions, hidden.labels[order])


def compare(predictions: NDArray[np.float64], labels: NDArray[np.uint8]) -> dict[str, Any]:
    """Return accuracy and categorical cross-entropy of predictions (n, 10) against classes (n,).

    Source of the loss: mean over objects of -log(probability of the true class), clipped as Keras does.
    """
    if not np.isfinite(predictions).all():
        return {"problem": ("training.outputs", {"reason": {"ru": "среди них есть NaN", "en": "some are NaN"}})}
    accuracy = float((predictions.argmax(axis=1) == labels).mean())
    sums = predictions.sum(axis=1)
    if predictions.min() < 0 or np.abs(sums - 1).max() > 0.01:
        reason = {"ru": "их сумма не равна 1", "en": "they do not sum to 1"}
        return {"accuracy": accuracy, "problem": ("training.outputs", {"reason": reason})}
    true = predictions[np.arange(len(labels)), labels] / sums
    loss = float(-np.log(np.clip(true, EPSILON, 1 - EPSILON)).mean())
    return {"accuracy": round(accuracy, 6), "loss": round(loss, 6)}


def _request(model: Model, weights: bytes, inputs: NDArray[np.uint8]) -> Request:
    buffer = io.BytesIO()
    np.save(buffer, inputs)
    return Request(
        (FOLDER / "measure.py").read_text(),
        limits=LIMITS,
        files={
            "weights.py": (FOLDER / "weights.py").read_bytes(),
            "model.weights.h5": weights,
            "layers.json": json.dumps(list(_layers(model))).encode(),
            "inputs.npy": buffer.getvalue(),
        },
        collect={"predictions.f32": 4 * len(inputs) * CLASSES},
        sees_datasets=False,
    )


def _layers(model: Model) -> Iterator[dict[str, Any]]:
    """Yield what it takes to build the model anew: of each layer its activation, where its weights lie, and shapes."""
    size = model.inputs
    for layer in model.layers:
        if not layer.units and layer.activation == "linear":
            continue
        shapes = [[size, layer.units], [layer.units]][: 1 + layer.use_bias] if layer.units else []
        size = layer.units or size
        yield {"group": layer.group, "shapes": shapes, "activation": layer.activation}


def _outputs(model: Model) -> int:
    return next((layer.units for layer in reversed(model.layers) if layer.units), model.inputs or 0)


def _other_outputs(outputs: int) -> Text:
    return {
        "ru": f"на выходе {outputs} чисел, а классов {CLASSES}",
        "en": f"{outputs} outputs for {CLASSES} classes",
    }


def _reason(ran: Ran) -> Text:
    """Say why there are no predictions. The exit status is only the run's word, and makes no difference but here."""
    if ran.end is End.EXITED and ran.status == NOT_FINITE:
        return {"ru": "среди её весов есть NaN или бесконечность", "en": "some of its weights are NaN or infinite"}
    if ran.end in (End.EXITED, End.SIGNALLED):
        return {
            "ru": "файл весов не подходит к её слоям или повреждён",
            "en": "the file of its weights does not fit its layers, or is damaged",
        }
    return {"ru": "применение прервано по пределу времени или памяти", "en": "it ran out of time or memory"}
