"""Checks of a trained model: what it reaches on hidden data, against the reference band, and how long it took.

A figure within the band, or better, earns all points. A task may name an accuracy of its own in place of the band's
edge. Below it the credit is a straight line: none at chance level, all at the edge (``accuracy_share``,
``loss_share``). So a network that has learned something is worth more than one that has not, and there is no edge at
which a hundredth of a per cent costs everything but the last tenth.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from graders.checks.diagnosis import find_cause, tell_log
from graders.checks.model import find_model
from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job, Text
from graders.evidence import Evidence
from graders.evidence.keras_file import Model

CLASSES = 10
CHANCE = 2 / CLASSES
"""Accuracy that shows nothing learned. A guess gets one in ten right, but a network that was never trained is no fair
die: it answers some classes more often, and may get nearly twice as many."""
CHANCE_LOSS = math.log(CLASSES)
"""Loss of the answer "each class is as likely as the others": ln 10."""

TITLES: Mapping[str, Text] = {
    "trained.accuracy": {"ru": "Доля верных ответов на новых данных", "en": "Accuracy on unseen data"},
    "trained.loss": {"ru": "Потери на новых данных", "en": "Loss on unseen data"},
    "trained.seconds": {"ru": "Время обучения", "en": "Time of training"},
}


def check_accuracy(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The accuracy reaches ``least``, or else the lower edge of the band.

    Above the upper edge it passes and is flagged, not praised.
    """
    accuracy = evidence.measurements.get("accuracy")
    if accuracy is None:
        return _result(spec, *_not_measured(job, evidence))
    low, high = _asked(spec, job)
    percent = {"value": _percent(accuracy), "low": _percent(low), "high": _percent(high)}
    within, below = ("enough", "short") if spec.get("least") else ("within", "below")
    if accuracy >= low:
        return _result(spec, (f"training.accuracy_{'above' if accuracy > high else within}", percent), passed=True)
    measured = (f"training.accuracy_{'chance' if accuracy < CHANCE else below}", percent)
    share = accuracy_share(accuracy, low)
    cause = find_cause(job, evidence, _model(job, evidence), is_chance=accuracy < CHANCE)
    return _result(spec, measured, *([cause] if cause else []), share=share, key=cause[0] if cause else "")


def check_loss(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The loss does not exceed the upper edge of the band. What the program told of its epochs is added, for show."""
    loss = evidence.measurements.get("loss")
    if loss is None:
        return _result(spec, _not_measured(job, evidence)[0])
    low, high = _band(job, "loss")
    key = "above" if loss > high else "below" if loss < low else "within"
    figures = {"value": round(loss, 4), "low": round(low, 4), "high": round(high, 4)}
    told = tell_log(job, evidence, _model(job, evidence))
    said = (f"training.loss_{key}", figures)
    return _result(spec, said, *told, passed=loss <= high, share=loss_share(loss, high))


def check_seconds(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The run took at most so long by our own clock, and the accuracy is as asked for: haste alone earns nothing."""
    accuracy = evidence.measurements.get("accuracy")
    if accuracy is None:
        return _result(spec, _not_measured(job, evidence)[0])
    seconds = evidence.resources.wall_seconds
    has_learned = accuracy >= _asked(spec, job)[0]
    key = "seconds_over" if seconds > spec["most"] else "seconds_within" if has_learned else "seconds_unlearned"
    said = (f"training.{key}", {"value": round(seconds, 1), "most": spec["most"]})
    return _result(spec, said, passed=key == "seconds_within")


def accuracy_share(accuracy: float, low: float) -> float:
    """Return the share of the points below the band: 0 at CHANCE, 1 at the band's lower edge, a line between.

    >>> accuracy_share(0.2, 0.97), round(accuracy_share(0.585, 0.97), 2)
    (0.0, 0.5)
    """
    return min(max((accuracy - CHANCE) / (low - CHANCE), 0.0), 1.0)


def loss_share(loss: float, high: float) -> float:
    """Return the share of the points above the band: 0 at CHANCE_LOSS, 1 at the band's upper edge, a line between."""
    return min(max((CHANCE_LOSS - loss) / (CHANCE_LOSS - high), 0.0), 1.0)


def is_implausible(accuracy: float, band: Mapping[str, Any]) -> bool:
    """Return whether the accuracy is above what the reference ever reaches: the instructor is told."""
    return bool(accuracy > band["accuracy"][1])


def _asked(spec: Mapping[str, Any], job: Job) -> tuple[float, float]:
    """Return the accuracy that is asked for, and the highest that the reference reaches."""
    low, high = _band(job, "accuracy")
    return spec.get("least") or low, high


def _band(job: Job, figure: str) -> tuple[float, float]:
    if job.band is None:
        raise ValueError(f"{job.exercise} has no reference band; manage.py calibrate makes one")
    low, high = job.band[figure]
    return low, high


def _model(job: Job, evidence: Evidence) -> Model | None:
    found = find_model(job.measure["model"] if job.measure else "", evidence)
    return found if isinstance(found, Model) else None


def _not_measured(job: Job, evidence: Evidence) -> list[Said]:
    name = job.measure["model"] if job.measure else ""
    problem: Said = evidence.measurements.get("problem") or ("models.missing", {"name": name})
    cause = find_cause(job, evidence, _model(job, evidence), is_chance=True) if problem[0] == "training.nan" else None
    return [problem, cause] if cause else [problem]


def _percent(share: float) -> float:
    return round(100 * share, 2)


def _result(spec: Mapping[str, Any], *said: Said, passed: bool = False, **more: Any) -> CheckResult:
    name = spec["check"]
    return make_result(name, TITLES[name], spec["points"], *said, passed=passed, **more)
