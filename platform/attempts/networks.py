"""The networks that a student has trained, for the widget in which they recognise a digit that the student draws."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from attempts.models import Network, exercise_of
from attempts.selectors import networks_of
from courses.models import Exercise, revision_of, spec_of
from courses.present import present_exercise
from exercises.schema import Code
from people.access import sign_in_url
from people.language import current_language
from people.models import User


def own_digit(request: HttpRequest, exercises: Sequence[Exercise]) -> dict[str, Any]:
    """Return the student's networks at these exercises, and which of these leave one, for a template."""
    student = request.user if isinstance(request.user, User) else None
    networks = networks_of(student.pk, exercises) if student else []
    return {
        "sign_in_url": None if student else sign_in_url(request),
        "networks": [_present(network) for network in networks],
        "trainings": [present_exercise(exercise) for exercise in exercises if _is_measured(exercise)],
    }


def _present(network: Network) -> dict[str, Any]:
    attempt = network.attempt
    return {
        "title": exercise_of(attempt).title[current_language()],
        "url": reverse("attempt_network", args=[attempt.pk]),
        "architecture": json.dumps(network.architecture),
        "facts": _facts(network),
    }


def _facts(network: Network) -> str:
    """Say how the network is built and how good it is: ``784 → 32 relu → 10 softmax. ...``."""
    layers = [f"{layer['units'] or ''} {layer['activation']}".strip() for layer in network.architecture["layers"]]
    chain = " → ".join([str(network.architecture["inputs"]), *layers])
    accuracy = network.attempt.verdict.document["measurements"].get("accuracy")
    if accuracy is None:
        return f"{chain}."
    share = f"{number_format(100 * accuracy, decimal_pos=1, use_l10n=True)}\N{NO-BREAK SPACE}%"
    return _("{chain}. It recognises {share} of the hidden images.").format(chain=chain, share=share)


def _is_measured(exercise: Exercise) -> bool:
    spec = spec_of(revision_of(exercise))
    return isinstance(spec, Code) and spec.measure is not None
