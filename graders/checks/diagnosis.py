"""Why a network has not learned, as far as it can be seen: from our own measurements and from the model that was left.

What the program told of its epochs chooses between words only. No points depend on anything here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graders.checks.result import Said
from graders.contract import Job
from graders.evidence import Evidence
from graders.evidence.keras_compile import Compiled
from graders.evidence.keras_file import LOGITS, Model

USUAL_RATES = {
    "sgd": (1e-4, 1.0),
    "adagrad": (1e-4, 1.0),
    "rmsprop": (1e-6, 0.03),
    "adam": (1e-6, 0.03),
}
"""Learning rates between which an optimizer trains networks such as those of the course."""
BY_ELEMENT = {"mean_squared_error", "mean_absolute_error", "mean_squared_logarithmic_error", "huber"}
"""Losses that compare number by number, and so accept a class number where a row of ten was meant."""
UNSCALED_SHARE = 0.75
"""Of the loss on rows from 0 to 1, what is left on rows from 0 to 255 where a network was trained on those. Networks
that were not scaled come to half of it or less, the others to nineteen twentieths or more."""
UNSCALED = {"loss": "loss", "value": "unscaled_loss"}
LEARNED = 0.5
"""Accuracy, as the program told it, that no luck explains."""


def find_cause(job: Job, evidence: Evidence, model: Model | None, *, is_chance: bool) -> Said | None:
    """Return the likeliest cause of an accuracy below the band, or None where nothing points at one.

    Args:
        is_chance: the network does no better than a guess. What is below the band but above that may just be
            trained too little, so only what we have measured ourselves is said of it.
    """
    measured = evidence.measurements
    if measured.get("unscaled_loss", float("inf")) < UNSCALED_SHARE * measured.get("loss", 0.0):
        return "training.not_scaled", {name: round(measured[key], 2) for name, key in UNSCALED.items()}
    if not is_chance or model is None:
        return None
    return _of_compiling(model) or _of_telling(evidence)


def tell_log(job: Job, evidence: Evidence, model: Model | None) -> Iterator[Said]:
    """Compare the told epochs with those of the reference, in words. Yields nothing where there is nothing to compare.

    The reference's loss is a cross-entropy, so only another one can be held against it.
    """
    told = last_training(evidence.epochs)
    if not told:
        return
    if job.epochs and len(told) != job.epochs:
        yield "training.log_epochs", {"value": len(told), "asked": job.epochs}
    bands = (job.band or {}).get("epochs") or []
    if model is None or not model.compiled.loss.endswith("categorical_crossentropy"):
        return
    sides = [(n, _side(epoch["loss"], band)) for n, (epoch, band) in enumerate(zip(told, bands, strict=False), start=1)]
    for key, side in (("above", 1), ("below", -1)):
        outside = [n for n, found in sides if found == side]
        if 2 * len(outside) > len(sides):
            yield f"training.log_{key}", {"epoch": outside[0]}
            return
    if sides:
        yield "training.log_within", {"value": len(sides)}


def last_training(epochs: Any) -> list[Any]:
    """Return the told epochs of the last training whose losses are numbers; numbering from 1 starts another one."""
    starts = [index for index, epoch in enumerate(epochs) if epoch.get("epoch") == 1] or [0]
    return [epoch for epoch in epochs[starts[-1] :] if "loss" in epoch]


def _side(loss: float, band: Sequence[float]) -> int:
    return (loss > band[1]) - (loss < band[0])


def _of_compiling(model: Model) -> Said | None:
    compiled = model.compiled
    if (said := _rate(compiled)) is not None:
        return said
    activation = model.layers[-1].activation if model.layers else ""
    if "from_logits" in compiled.options:
        return "models.logits_twice", {}
    wanted = LOGITS.get(compiled.loss)
    if wanted is not None and activation != wanted:
        return "training.loss_and_activation", {"loss": compiled.loss, "activation": activation}
    if compiled.loss in BY_ELEMENT:
        return "training.labels_by_element", {"loss": compiled.loss}
    return None


def _rate(compiled: Compiled) -> Said | None:
    rate = compiled.settings.get("learning_rate")
    usual = USUAL_RATES.get(compiled.optimizer)
    if usual is None or not isinstance(rate, float) or usual[0] <= rate <= usual[1]:
        return None
    figures = {"value": float(f"{rate:.6g}"), "optimizer": compiled.optimizer}
    return f"training.rate_{'small' if rate < usual[0] else 'large'}", figures


def _of_telling(evidence: Evidence) -> Said:
    """Choose words by what the program told of its epochs; nothing else depends on that."""
    if "accuracy" not in evidence.measurements:
        return "training.nan_cause", {}
    if not evidence.epochs:
        return "training.untrained", {}
    accuracy = evidence.epochs[-1].get("accuracy")
    if accuracy is not None and accuracy > LEARNED:
        return "training.other_data", {"value": round(100 * accuracy, 2)}
    return "training.labels_apart", {}
