"""How near to the answer a number has to be.

A tolerance is one of those in ``exercises/by_hand.py:Tolerance``, or ``exact`` where things are counted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=700, rounding=ROUND_HALF_UP)
"""Wide enough for every float with all its decimals."""

_DUST = 1e-12
"""What arithmetic of floats leaves of a right answer: a share of it, or so much where the answer itself is zero."""


def is_within(tolerance: Mapping[str, float], value: object, expected: float) -> bool:
    """Return whether a value is the expected one under a tolerance.

    ``places`` and ``digits`` ask for rounding: the value is rounded half up, as by hand, and must be what the expected
    one is rounded to; where that lies on the edge between two, either. Nothing but a finite int or float is ever right.

    >>> is_within({"places": 3}, 6.727, 74 / 11), is_within({"places": 3}, 6.73, 74 / 11)
    (True, False)
    >>> is_within({"digits": 2}, 6.7, 74 / 11), is_within({"relative": 0.01}, 6.7, 74 / 11)
    (True, True)
    """
    # bool is an int to Python, and objects may compare as they like.
    if type(value) not in (int, float) or not math.isfinite(value) or not math.isfinite(expected):  # type: ignore[arg-type]
        return False
    number = float(value)  # type: ignore[arg-type]
    distance, dust = abs(number - expected), _DUST * max(1.0, abs(expected))
    if distance <= dust:
        return True
    match tolerance:
        case {"exact": _}:
            return False
        case {"absolute": most}:
            return distance <= most * (1 + 1e-9) + dust
        case {"relative": share}:
            return distance <= share * abs(expected) * (1 + 1e-9) + dust
    return _is_rounded(number, expected, unit_of(tolerance, expected), dust)


def unit_of(tolerance: Mapping[str, float], expected: float) -> Decimal:
    """Return the smallest step that the tolerance tells apart: the last place to be given, or the allowed difference.

    >>> unit_of({"places": 3}, 6.7), unit_of({"digits": 3}, 6727.27)
    (Decimal('0.001'), Decimal('1E+1'))
    """
    match tolerance:
        case {"exact": _}:
            return Decimal(1)
        case {"absolute": most}:
            return Decimal(repr(most))
        case {"relative": share}:
            return Decimal(repr(share)) * Decimal(repr(abs(expected)))
        case {"digits": digits}:
            leading = Decimal(repr(expected)).adjusted() if expected else 0
            return Decimal(1).scaleb(leading - int(digits) + 1)
    return Decimal(1).scaleb(-int(tolerance["places"]))


def rounded(value: float, unit: Decimal) -> Decimal:
    """Return the value rounded half up, as by hand, to a unit that is a power of ten.

    repr is the shortest decimal form, so 0.0005 rounds up.
    """
    return Decimal(repr(value)).quantize(unit, context=_WIDE)


def _is_rounded(value: float, expected: float, unit: Decimal, dust: float) -> bool:
    if abs(value - expected) > 2 * unit:
        return False
    # A thousandth of the unit is dust too: on an edge between two roundings either is right.
    allowed = unit / 2 + unit / 1000 + Decimal(repr(dust))
    return abs(_WIDE.subtract(rounded(value, unit), Decimal(repr(expected)))) <= allowed
