"""Checks of a trained model: what it reaches on hidden data, against the reference band."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job, Text
from graders.evidence import Evidence

CHANCE = 0.2
"""Accuracy over ten classes that a guess does not exceed by luck on thousands of images."""

TITLES: Mapping[str, Text] = {
    "trained.accuracy": {"ru": "Доля верных ответов на новых данных", "en": "Accuracy on unseen data"},
    "trained.loss": {"ru": "Потери на новых данных", "en": "Loss on unseen data"},
}


def check_accuracy(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The accuracy reaches the lower edge of the band. Above the upper edge it passes and is flagged, not praised."""
    accuracy = evidence.measurements.get("accuracy")
    if accuracy is None:
        return _result(spec, _not_measured(job, evidence))
    low, high = _band(job, "accuracy")
    key = "within"
    if accuracy < low:
        key = "chance" if accuracy < CHANCE else "below"
    elif accuracy > high:
        key = "above"
    percent = {"value": _percent(accuracy), "low": _percent(low), "high": _percent(high)}
    return _result(spec, (f"training.accuracy_{key}", percent), passed=accuracy >= low)


def check_loss(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The loss does not exceed the upper edge of the band."""
    loss = evidence.measurements.get("loss")
    if loss is None:
        return _result(spec, _not_measured(job, evidence))
    low, high = _band(job, "loss")
    key = "above" if loss > high else "below" if loss < low else "within"
    figures = {"value": round(loss, 4), "low": round(low, 4), "high": round(high, 4)}
    return _result(spec, (f"training.loss_{key}", figures), passed=loss <= high)


def _band(job: Job, figure: str) -> tuple[float, float]:
    if job.band is None:
        raise ValueError(f"{job.exercise} has no reference band; manage.py calibrate makes one")
    low, high = job.band[figure]
    return low, high


def is_implausible(accuracy: float, band: Mapping[str, Any]) -> bool:
    """Return whether the accuracy is above what the reference ever reaches: the instructor is told."""
    return bool(accuracy > band["accuracy"][1])


def _not_measured(job: Job, evidence: Evidence) -> Said:
    name = job.measure["model"] if job.measure else ""
    return evidence.measurements.get("problem") or ("models.missing", {"name": name})


def _percent(share: float) -> float:
    return round(100 * share, 2)


def _result(spec: Mapping[str, Any], said: Said, *, passed: bool = False) -> CheckResult:
    name = spec["check"]
    return make_result(name, TITLES[name], spec["points"], said, passed=passed)
