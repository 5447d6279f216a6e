"""Wrong numbers that tell what was done: those that the exercise knows, then those that are made everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, Decimal
from typing import Any

from graders.checks.tolerance import is_within, rounded, unit_of

# A general mistake is believed only where its value has some digits, so that a guess does not look like one.
_LEAST_UNITS = 50

_NEAR = 0.02
"""Rounding on the way moves a result by less than this share of it."""


def find_special(spec: Mapping[str, Any], value: float) -> str:
    """Return the key of the exercise's own mistake that a wrong number comes from, or an empty text."""
    near = (key for key, wrong in spec["mistakes"].items() if is_within(spec["tolerance"], value, wrong))
    return str(next(near, ""))


def find_general(spec: Mapping[str, Any], value: float) -> str:
    """Return the key of the general mistake that a wrong number comes from, or an empty text.

    Never call it with a right answer: rounding in another way is a mistake only where it fails.
    """
    for key, wrong in _general(spec):
        if _has_digits(spec, wrong) and is_within(spec["tolerance"], value, wrong):
            return key
    return _rounded_otherwise(spec, value)


def _general(spec: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    expected, count = spec["expected"], spec["count"]
    yield "general.sign_lost", -expected
    if count:
        yield "general.not_divided", expected * count
        yield "general.divided_twice", expected / count
    if "exact" not in spec["tolerance"]:
        yield "general.percent", expected / 100 if spec["percent"] else expected * 100
        yield "general.log10", expected / math.log(10)
        yield "general.log2", expected / math.log(2)
    yield "general.twice", expected * 2
    yield "general.half", expected / 2


def _has_digits(spec: Mapping[str, Any], wrong: float) -> bool:
    if wrong == -spec["expected"]:
        return True
    return math.isfinite(wrong) and abs(Decimal(repr(wrong))) >= _LEAST_UNITS * unit_of(spec["tolerance"], wrong)


def _rounded_otherwise(spec: Mapping[str, Any], value: float) -> str:
    tolerance, expected = spec["tolerance"], spec["expected"]
    if not {"places", "digits"} & tolerance.keys():
        return ""
    unit = unit_of(tolerance, expected)
    if abs(value) < abs(expected) and Decimal(repr(value)) == _cut(expected, unit):
        return "answers.cut"
    # Coarser rounding, down to two digits: fewer say nothing of where the number comes from.
    leading = Decimal(repr(expected)).adjusted()
    for coarser in range(unit.adjusted() + 1, leading):
        if Decimal(repr(value)) == rounded(expected, Decimal(1).scaleb(coarser)):
            return "answers.rounding_digits" if "digits" in tolerance else "answers.rounding"
    is_near = abs(value - expected) <= min(_NEAR * abs(expected), float(20 * unit))
    return "general.rounded_early" if is_near else ""


def _cut(value: float, unit: Decimal) -> Decimal:
    return Decimal(repr(value)).quantize(unit, rounding=ROUND_DOWN) if abs(value) < 1e15 else Decimal("NaN")
