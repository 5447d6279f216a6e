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

from graders.contract import ContractError, Limits, Text
from graders.datasets import Hidden
from graders.evidence import keras_file
from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import Model, extract_weights, read_model
from graders.networks import MAX_BYTES, NUMBER_BYTES, Layer, Network, OnNetwork, ignore_network
from graders.sandbox.request import End, Ran, Request

CLASSES = 10
EPSILON = 1e-7
"""Keras clips probabilities by it before the logarithm."""
LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=1536, disk_mib=128)
FOLDER = Path(__file__).parent / "sandbox"
NOT_FINITE = 4
"""Exit status of ``weights.py:NotFiniteError``."""


def measure(
    model: bytes, hidden: Hidden, run: Callable[[Request], Ran], *, on_network: OnNetwork = ignore_network
) -> dict[str, Any]:
    """Return ``accuracy`` and ``loss`` of the model on the hidden images, or why not: ``problem``, a
    feedback key with its numbers.

    The images are rows from 0 to 1. What the model makes of the same rows from 0 to 255 is ``unscaled_accuracy`` and
    ``unscaled_loss``: they tell a network that was trained on such rows, and earn nothing.

    Args:
        model: bytes of a ``.keras`` file; refused unless it is a plain chain of known layers.
        run: runs a Request in a sandbox.
        on_network: given the network where it was measured and is small enough to be kept (``networks.MAX_BYTES``).
    """
    try:
        facts, weights = read_model(model), extract_weights(model)
    except ArtefactError as error:
        return {"problem": ("models.unreadable", {"reason": error.reason})}
    if facts.inputs != hidden.inputs[0].size:
        return {"problem": ("models.inputs", {"received": facts.inputs or 0, "expected": hidden.inputs[0].size})}
    if facts.outputs != CLASSES:
        return {"problem": ("models.not_measured", {"reason": _other_outputs(facts.outputs)})}
    order = np.random.default_rng(secrets.randbits(64)).permutation(len(hidden.labels))
    ran = run(_request(facts, weights, hidden.inputs[order]))
    raw = ran.files.get("predictions.f32", b"")
    if ran.end is not End.EXITED or len(raw) != 4 * len(order) * CLASSES:
        return {"problem": _problem(ran)}
    labels = hidden.labels[order]
    measured = compare(_read(raw), labels)
    network = _find_network(facts, ran) if "accuracy" in measured else None
    if network is not None:
        on_network(network)
    unscaled = ran.files.get("unscaled.f32", b"")
    beside = compare(_read(unscaled), labels) if len(unscaled) == len(raw) else {}
    return measured | {f"unscaled_{name}": beside[name] for name in ("accuracy", "loss") & beside.keys()}


def compare(predictions: NDArray[np.float64], labels: NDArray[np.uint8]) -> dict[str, Any]:
    """Return accuracy and categorical cross-entropy of predictions (n, 10) against classes (n,).

    Source of the loss: mean over objects of -log(probability of the true class), clipped as Keras does.
    """
    if not np.isfinite(predictions).all():
        return {"problem": ("training.nan", {})}
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
        collect=dict.fromkeys(("predictions.f32", "unscaled.f32"), 4 * len(inputs) * CLASSES)
        | {"network.f16": min(MAX_BYTES, NUMBER_BYTES * (model.parameters or 0))},
        sees_datasets=False,
    )


def _find_network(model: Model, ran: Ran) -> Network | None:
    """Return the model as a page computes with it; None where its weights are too many or too large for that."""
    layers = tuple(Layer(layer.units, layer.use_bias, layer.activation) for _, layer in _computing(model))
    try:
        return Network(model.inputs or 0, layers, ran.files.get("network.f16", b""))
    except ContractError:
        return None


def _computing(model: Model) -> Iterator[tuple[int, keras_file.Layer]]:
    """Yield the layers that change anything in use, each after how many numbers it gets: Dropout does not."""
    return ((size, layer) for size, layer in model.sized() if layer.units or layer.activation != "linear")


def _layers(model: Model) -> Iterator[dict[str, Any]]:
    """Yield what it takes to build the model anew: of each layer its activation, where its weights lie, and shapes."""
    for size, layer in _computing(model):
        shapes = [[size, layer.units], [layer.units]][: 1 + layer.use_bias] if layer.units else []
        yield {"group": layer.group, "shapes": shapes, "activation": layer.activation}


def _other_outputs(outputs: int) -> Text:
    return {
        "ru": f"на выходе {outputs} чисел, а классов {CLASSES}",
        "en": f"{outputs} outputs for {CLASSES} classes",
    }


def _problem(ran: Ran) -> tuple[str, dict[str, Any]]:
    """Say why there are no predictions. The exit status is only the run's word, and makes no difference but here."""
    if ran.end is End.EXITED and ran.status == NOT_FINITE:
        return "training.nan", {}
    if ran.end in (End.EXITED, End.SIGNALLED):
        reason = {
            "ru": "файл весов не подходит к её слоям или повреждён",
            "en": "the file of its weights does not fit its layers, or is damaged",
        }
    else:
        reason = {"ru": "применение прервано по пределу времени или памяти", "en": "it ran out of time or memory"}
    return "models.not_measured", {"reason": reason}


def _read(raw: bytes) -> NDArray[np.float64]:
    return np.frombuffer(raw, "<f4").reshape(-1, CLASSES).astype(np.float64)
