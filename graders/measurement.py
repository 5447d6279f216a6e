"""Measure a trained model: predict in a second sandbox, compare with the hidden labels outside of it."""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.contract import Limits, Text
from graders.datasets import Hidden
from graders.evidence.keras_file import ArtefactError, read_model, repack
from graders.sandbox.request import End, Ran, Request

CLASSES = 10
EPSILON = 1e-7
"""Keras clips probabilities by it before the logarithm."""
LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=1536, disk_mib=128)
SOURCE = Path(__file__).parent / "sandbox" / "measure.py"


def measure(model: bytes, hidden: Hidden, run: Callable[[Request], Ran]) -> dict[str, Any]:
    """Return ``accuracy`` and ``loss`` of the model on the hidden images, or why not: ``problem``, a
    feedback key with its numbers.

    Args:
        model: bytes of a ``.keras`` file; refused unless it is a plain chain of known layers.
        run: runs a Request in a sandbox.
    """
    try:
        facts, model = read_model(model), repack(model)
    except ArtefactError as error:
        return {"problem": ("models.unreadable", {"reason": error.reason})}
    if facts.inputs != hidden.inputs[0].size:
        return {"problem": ("models.inputs", {"received": facts.inputs or 0, "expected": hidden.inputs[0].size})}
    order = np.random.default_rng(secrets.randbits(64)).permutation(len(hidden.labels))
    ran = run(_request(model, hidden.inputs[order]))
    raw = ran.files.get("predictions.f32", b"")
    if ran.end is not End.EXITED or len(raw) != 4 * len(order) * CLASSES:
        return {"problem": ("models.not_measured", {"reason": _reason(ran, len(raw) // 4 // len(order))})}
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


def _request(model: bytes, inputs: NDArray[np.uint8]) -> Request:
    buffer = io.BytesIO()
    np.save(buffer, inputs)
    return Request(
        SOURCE.read_text(),
        limits=LIMITS,
        files={"model.keras": model, "inputs.npy": buffer.getvalue()},
        collect={"predictions.f32": 4 * len(inputs) * CLASSES},
        sees_datasets=False,
    )


def _reason(ran: Ran, outputs: int) -> Text:
    if ran.end is not End.EXITED:
        return {"ru": "применение прервано по пределу времени или памяти", "en": "it ran out of time or memory"}
    if outputs:
        return {
            "ru": f"на выходе {outputs} чисел, а классов {CLASSES}",
            "en": f"{outputs} outputs for {CLASSES} classes",
        }
    return {"ru": "файл модели не загружается в Keras", "en": "Keras cannot load the model file"}
