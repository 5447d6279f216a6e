"""Answers that are chosen, put in order or matched. They travel as ids, divided by spaces.

Where part of an answer can be right, what is wrong in it is taken away from what is right, and the result is never
below zero. So choosing everything earns nothing, and neither does chance on the whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job
from graders.evidence import Evidence


class ChoiceError(ValueError):
    """The text is not an answer. ``key`` is the feedback that says so."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"received {text!r}, expected ids of what is offered")
        self.key = key


def parse_chosen(text: str, known: Sequence[str], *, several: bool) -> list[str]:
    """Return the ids of the chosen options. Raises ChoiceError where there are none, or others than are known.

    >>> parse_chosen("relu softmax", ["relu", "softmax"], several=True)
    ['relu', 'softmax']
    """
    chosen = text.split()
    if not chosen:
        raise ChoiceError("choices.nothing_chosen", text)
    if not set(chosen) <= set(known) or len(set(chosen)) < len(chosen) or (len(chosen) > 1 and not several):
        raise ChoiceError("choices.unknown", text)
    return chosen


def parse_order(text: str, known: Sequence[str]) -> list[str]:
    """Return the ids of the lines in their order. Raises ChoiceError unless each of them stands there once.

    >>> parse_order("fit compile", ["compile", "fit"])
    ['fit', 'compile']
    """
    order = text.split()
    if not order:
        raise ChoiceError("choices.nothing_ordered", text)
    if sorted(order) != sorted(known):
        raise ChoiceError("choices.unfinished_order", text)
    return order


def check_choice(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """All right options are chosen and no wrong one. Of several, a part earns a part.

    ``spec`` holds ``several`` and the ids of ``right`` and ``wrong`` options.
    """
    try:
        text = _text(spec, evidence)
        chosen = set(parse_chosen(text, [*spec["right"], *spec["wrong"]], several=spec["several"]))
    except ChoiceError as error:
        return _result(spec, (error.key, {}))
    right, wrong = len(chosen & set(spec["right"])), len(chosen & set(spec["wrong"]))
    share = right / len(spec["right"]) - wrong / len(spec["wrong"])
    if share == 1:
        return _result(spec, ("choices.right", {}), share)
    if not spec["several"]:
        return _result(spec, ("choices.wrong", {}))
    missing = right < len(spec["right"])
    key = (
        "choices.wrong_and_missing" if wrong and missing else "choices.some_wrong" if wrong else "choices.some_missing"
    )
    return _result(spec, (key, {"right": right, "wrong": wrong}), share)


def check_order(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """Every line comes after those that it has to come after: ``pairs`` of ids, the earlier one first."""
    try:
        order = parse_order(_text(spec, evidence), spec["lines"])
    except ChoiceError as error:
        return _result(spec, (error.key, {}))
    count = len(spec["pairs"])
    right = sum(order.index(first) < order.index(second) for first, second in spec["pairs"])
    key = "choices.order_right" if right == count else "choices.order_wrong"
    return _result(spec, (key, {"right": right, "all": count}), (2 * right - count) / count)


def check_match(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """The option that was chosen for this row is the one that ``fits``."""
    try:
        (chosen,) = parse_chosen(_text(spec, evidence), spec["options"], several=False)
    except ChoiceError as error:
        return _result(spec, (error.key, {}))
    if chosen == spec["fits"]:
        return _result(spec, ("choices.fits", {}), 1)
    return _result(spec, ("choices.fits_not", {}))


def _text(spec: Mapping[str, Any], evidence: Evidence) -> str:
    text = evidence.answers.get(spec["name"], "")
    return text if isinstance(text, str) else ""


def _result(spec: Mapping[str, Any], said: Said, share: float = 0) -> CheckResult:
    """Return the result with a share of the points; it has passed with all of them."""
    result = make_result(spec["name"], spec["title"], spec["points"], said, passed=share == 1)
    return dataclasses.replace(result, points=round(max(0, share) * spec["points"], 2))
