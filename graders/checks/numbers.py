"""Numbers that a student writes by hand: how they are read, and whether they are the right ones."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graders.checks.mistakes import find_general, find_special
from graders.checks.result import make_result
from graders.checks.tolerance import is_within
from graders.contract import CheckResult, Job
from graders.evidence import Evidence
from graders.feedback import show

MAX_LENGTH = 32

_SPACES = dict.fromkeys("\t\u00a0\u2007\u2008\u2009\u200a\u202f", " ")
_MINUSES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
_INVISIBLE = dict.fromkeys("\u200b\u2060\ufeff", "")
_PLAIN = str.maketrans(_SPACES | _MINUSES | _INVISIBLE | {"\u2044": "/", "\u2215": "/"})
_RAISED = re.compile(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")

_DECIMAL = r"(?:(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]*)?|[.,][0-9]+)"
_POWER = r"\(?([+-]?[0-9]{1,3})\)?"
# The Cyrillic letters look like e and x, and are what a Russian keyboard gives.
_TIMES_TEN = r"(?:[eEеЕ]| ?[*·⋅∙×xXхХ] ?10 ?(?:\^|\*\*) ?)"
_NUMBER = re.compile(rf"([+-]?) ?({_DECIMAL})(?:{_TIMES_TEN}{_POWER})?( ?%)?")
_TEN = re.compile(rf"([+-]?) ?10 ?(?:\^|\*\*) ?{_POWER}")
_FRACTION = re.compile(r"([+-]?) ?([0-9]+(?:[.,][0-9]+)?) ?/ ?([+-]?[0-9]+(?:[.,][0-9]+)?)")
_TWO_MARKS = re.compile(r"[+-]? ?[0-9]+(?:,[0-9]+\.|\.[0-9]+,)[0-9]+")
_THOUSANDS = re.compile(r"[+-]? ?[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|(?:\.[0-9]{3}){2,}(?:,[0-9]+)?)")


class NumberError(ValueError):
    """The text is not a number. ``key`` is the feedback that says so, and ``numbers`` what stands in it."""

    def __init__(self, key: str, text: str, **numbers: Any) -> None:
        super().__init__(f"received {text!r}, expected a number such as 6.727 or 6,727")
        self.key = key
        self.numbers = {"text": text, **numbers}


@dataclass(frozen=True)
class Number:
    """A number as it was understood."""

    value: float
    text_ru: str
    text_en: str


def parse_number(text: str, *, percent: bool = False) -> Number:
    """Read a number as people write one: ``0,25``, ``.25``, ``1/4``, ``2.5e-1``, ``2,5·10^-1``.

    A comma is a decimal comma, so ``1,234`` is a little more than one: the page says how it was understood. A space may
    group thousands. ``percent`` says that a number of percent is asked for, and the sign may follow it. Raises
    NumberError (the student's mistake, to be shown) for anything else, including nan and inf. What can be read in two
    ways is refused with both.

    >>> parse_number("6,727").value, parse_number("1/4").value, parse_number("2,5·10^-1").value
    (6.727, 0.25, 0.25)
    >>> parse_number("238 210").text_en
    '238\u202f210'
    """
    if len(text) > MAX_LENGTH:
        raise NumberError("answers.too_long", text[:MAX_LENGTH])
    raised = _RAISED.sub(lambda power: "^" + power[0].translate(_LOWERED), text)
    plain = raised.translate(_PLAIN).strip()
    if not plain:
        raise NumberError("answers.empty", text)
    value = _read(plain, text, percent=percent)
    if not math.isfinite(value):
        raise NumberError("answers.not_a_number", text)
    return Number(value, show(value, "ru"), show(value, "en"))


def _read(plain: str, text: str, *, percent: bool) -> float:
    if found := _NUMBER.fullmatch(plain):
        sign, decimal, power, sign_of_percent = found.groups()
        if sign_of_percent and not percent:
            raise NumberError("answers.percent", text)
        return float(f"{sign}{_with_point(decimal)}e{power or 0}")
    if found := _TEN.fullmatch(plain):
        return float(f"{found[1]}1e{found[2]}")
    if found := _FRACTION.fullmatch(plain):
        below = float(_with_point(found[3]))
        if below == 0:
            raise NumberError("answers.divided_by_zero", text)
        return float(f"{found[1]}{_with_point(found[2])}") / below
    raise _unread(plain, text)


def _with_point(decimal: str) -> str:
    return decimal.replace(" ", "").replace(",", ".")


def _unread(plain: str, text: str) -> NumberError:
    """Say why it was not read: either of two marks may be the decimal one, or one divides thousands, or no number."""
    if _TWO_MARKS.fullmatch(plain):
        point, comma = (float(_with_point(plain.replace(other, ""))) for other in (",", "."))
        return NumberError("answers.two_readings", text, point=point, comma=comma)
    if _THOUSANDS.fullmatch(plain):
        divider = "," if plain.count(",") > 1 else "."
        return NumberError("answers.marked_thousands", text, value=float(_with_point(plain.replace(divider, ""))))
    return NumberError("answers.not_a_number", text)


def check_number(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """Compare one cell of an answer with its expected value; recognise the known mistakes.

    ``spec`` holds ``name``, ``title``, ``expected``, ``points``, ``tolerance``, ``percent``, ``count``, ``mistakes``
    (feedback key -> value), ``swapped`` (cell -> what its whole field holds with rows and columns exchanged) and
    ``whole`` (cell -> what the field must hold before its cells earn points, if they earn them together).
    """
    text = evidence.answers.get(spec["name"], "")
    try:
        number = parse_number(text if isinstance(text, str) else "", percent=spec["percent"])
    except NumberError as error:
        return make_result(spec["name"], spec["title"], spec["points"], (error.key, error.numbers))
    passed = is_within(spec["tolerance"], number.value, spec["expected"])
    key = "answers.correct" if passed else _explain(spec, number.value, evidence.answers)
    said = (key, {"value": number.value, **spec["tolerance"]})
    received = {"ru": number.text_ru, "en": number.text_en}
    result = make_result(spec["name"], spec["title"], spec["points"], said, passed=passed, received=received)
    return result if _all_hold(spec, spec["whole"], evidence.answers) else dataclasses.replace(result, points=0)


def _explain(spec: Mapping[str, Any], value: float, answers: Mapping[str, str]) -> str:
    """Return what to say of a wrong number: the exercise's own mistakes first, then the general ones."""
    if key := find_special(spec, value):
        return key
    if spec["swapped"] and _all_hold(spec, spec["swapped"], answers):
        return "general.swapped"
    if key := find_general(spec, value):
        return key
    return "answers.not_whole" if "exact" in spec["tolerance"] and value != int(value) else "answers.wrong"


def _all_hold(spec: Mapping[str, Any], cells: Mapping[str, float], answers: Mapping[str, str]) -> bool:
    return all(_holds(spec, answers.get(cell, ""), held) for cell, held in cells.items())


def _holds(spec: Mapping[str, Any], text: str, held: float) -> bool:
    try:
        return is_within(spec["tolerance"], parse_number(text, percent=spec["percent"]).value, held)
    except NumberError:
        return False
