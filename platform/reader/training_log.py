"""The course's training log in a lesson, beside the reference band and the student's own training."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from attempts.models import Attempt, Verdict
from attempts.selectors import find_last_trained
from courses.models import Exercise, log_of, revision_of
from courses.present import band_of, present_exercise
from exercises.bands import Band, EpochSpread
from people.access import sign_in_url
from people.models import User

QUANTITIES = ("accuracy", "loss")
MOST_OWN_EPOCHS = 60
"""A longer training of a student's is cut off there: the log of the course has a quarter of it."""
MOST_LOSS = 1e6

Epochs = Sequence[Mapping[str, float]]


def present_log(request: HttpRequest, exercise: Exercise) -> dict[str, Any] | None:
    """Return the exercise's published log for a template, or None where it has none.

    ``epochs`` are rows of what was measured on training images; ``levels`` are what the last epoch had on these, and
    the network then on images that it had not seen.
    """
    revision = revision_of(exercise)
    log, band = log_of(revision), band_of(revision)
    if log is None:
        return None
    student = request.user if isinstance(request.user, User) else None
    attempt = find_last_trained(student, exercise) if student else None
    course = [epoch.model_dump() for epoch in log.epochs]
    own = [_plausible(epoch) for epoch in _last_fit(attempt.verdict.document["epochs"])] if attempt else []
    reference = band.epochs if band else []
    rows = zip_longest(course, reference, own[:MOST_OWN_EPOCHS])
    return {
        "exercise": present_exercise(exercise),
        "sign_in_url": None if student else sign_in_url(request),
        "reference": band,
        "course_epochs": len(course),
        "epochs": [_present_epoch(n, *row) for n, row in enumerate(rows, start=1)],
        "columns": 1 + bool(band) + bool(own),
        "own": _present_own(attempt, own) if attempt else None,
        "levels": {name: _levels(name, course, band, own, attempt) for name in QUANTITIES},
    }


def _last_fit(epochs: Epochs) -> Epochs:
    """Return the epochs of the last training: each ``fit`` counts anew."""
    first = max((i for i in range(1, len(epochs)) if _number(epochs, i) <= _number(epochs, i - 1)), default=0)
    return epochs[first:]


def _number(epochs: Epochs, index: int) -> float:
    return epochs[index].get("epoch", index + 1)


def _plausible(epoch: Mapping[str, float]) -> Mapping[str, float]:
    """Return the epoch without what it can't have measured: it was told by the student's own program."""
    return {name: value for name, value in epoch.items() if 0 <= value <= (1 if "accuracy" in name else MOST_LOSS)}


def _present_epoch(n: int, course: Any, band: EpochSpread | None, own: Mapping[str, float] | None) -> dict[str, Any]:
    return {"n": n, "course": course, "band": band, "own": own, "own_json": json.dumps(own)}


def _present_own(attempt: Attempt, own: Epochs) -> dict[str, Any]:
    return {
        "url": reverse("attempt", args=[attempt.pk]),
        "has_validation": any("val_loss" in epoch or "val_accuracy" in epoch for epoch in own),
        "is_cut": len(own) > MOST_OWN_EPOCHS,
    }


def _levels(name: str, course: Epochs, band: Band | None, own: Epochs, attempt: Attempt | None) -> dict[str, Any]:
    verdict: Verdict | None = attempt.verdict if attempt else None
    measured = verdict.document["measurements"] if verdict else {}
    levels: dict[str, Any] = {"course": {"training": course[-1][name], "unseen": None}}
    if band:
        trained = getattr(band.epochs[-1], name) if band.epochs else None
        levels["reference"] = {"training": trained, "unseen": getattr(band, name)}
    if attempt:
        levels["own"] = {"training": own[-1].get(name) if own else None, "unseen": measured.get(name)}
    return levels
