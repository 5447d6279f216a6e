"""Numbers that a student writes by hand, and whether they are the right ones."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from graders.checks.result import make_result
from graders.contract import CheckResult, Job
from graders.evidence import Evidence
from graders.feedback import show

MAX_LENGTH = 32
_SPACES = "\u00a0\u2009\u202f "
_GRAMMAR = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}( [0-9]{3})+)?([.,][0-9]*)?([eE][+-]?[0-9]{1,3})?")


class NumberError(ValueError):
    """The text is not a number. ``key`` is the feedback that says so."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"received {text!r}, expected a number such as 6.727 or 6,727")
        self.key = key
        self.text = text


@dataclass(frozen=True)
class Number:
    """A number as it was understood."""

    value: float
    text_ru: str
    text_en: str


def parse_number(text: str) -> Number:
    """Read a number with a decimal comma or a decimal point; a space may group thousands.

    A comma is always a decimal comma, so ``1,234`` is a little more than one: the page says how it was understood.
    Raises NumberError (the student's mistake, to be shown) for anything else, including nan and inf.

    >>> parse_number("6,727").value
    6.727
    >>> parse_number("238 210").text_en
    '238\u202f210'
    """
    if len(text) > MAX_LENGTH:
        raise NumberError("answers.too_long", text[:MAX_LENGTH])
    plain = text.strip().replace("\u2212", "-").replace("\u2013", "-")
    for space in _SPACES:
        plain = plain.replace(space, " ")
    if not plain:
        raise NumberError("answers.empty", text)
    if not _GRAMMAR.fullmatch(plain) or not re.search(r"[0-9]", re.split("[eE]", plain)[0]):
        raise NumberError("answers.not_a_number", text)
    value = float(plain.replace(" ", "").replace(",", "."))
    if not math.isfinite(value):
        raise NumberError("answers.not_a_number", text)
    return Number(value, show(value, "ru"), show(value, "en"))


def is_close(value: float, expected: float, places: int) -> bool:
    """Return whether the value is the expected one at so many decimals, rounded or given more exactly.

    >>> is_close(6.727, 6.7272727, 3), is_close(6.72, 6.7272727, 3)
    (True, False)
    """
    difference = abs(value - expected)
    if difference <= 10.0 ** -(places + 3) or difference > 1:
        return difference <= 1
    return _rounded(value, places) == _rounded(expected, places)


def check_number(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """Compare one field of an answer with its expected value; recognise the known mistakes.

    ``spec`` holds ``name``, ``title``, ``expected``, ``points``, ``integer``, ``places`` and ``mistakes``
    (feedback key -> value).
    """
    text = evidence.answers.get(spec["name"], "")
    try:
        number = parse_number(text)
    except NumberError as error:
        return make_result(spec["name"], spec["title"], spec["points"], (error.key, {"text": error.text}))
    passed = _is_right(spec, number.value)
    key = "answers.correct" if passed else _recognise(spec, number.value) or _plain_feedback(spec, number.value)
    said = (key, {"value": number.value, "places": spec["places"]})
    received = {"ru": number.text_ru, "en": number.text_en}
    return make_result(spec["name"], spec["title"], spec["points"], said, passed=passed, received=received)


def _is_right(spec: Mapping[str, Any], value: float) -> bool:
    if spec["integer"]:
        return bool(value == spec["expected"])
    return is_close(value, spec["expected"], spec["places"])


def _recognise(spec: Mapping[str, Any], value: float) -> str:
    places = 0 if spec["integer"] else spec["places"]
    for key, wrong in spec["mistakes"].items():
        if is_close(value, wrong, places):
            return str(key)
    return ""


def _plain_feedback(spec: Mapping[str, Any], value: float) -> str:
    if spec["integer"] and value != int(value):
        return "answers.not_whole"
    if not spec["integer"] and any(
        Decimal(repr(value)) == _rounded(spec["expected"], fewer) for fewer in range(1, spec["places"])
    ):
        return "answers.rounding"
    return "answers.wrong"


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
