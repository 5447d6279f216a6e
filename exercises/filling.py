"""Numbers of a variant or of a lesson, written into a text as its language writes them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .validation import AuthorError

PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*((?:\|\s*[a-z0-9]+\s*)*)\}\}")
FORMS = ("cells", "tex", "python")
ROWS = {"cells": (" | ", " |\n| "), "tex": (" & ", r" \\ ")}
"""What stands between the numbers of a row, and between rows, where a list of lists is written."""
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
GROUPED_FROM = 10_000


def fill(markdown: str, numbers: Mapping[str, Any], language: str) -> str:
    """Return the Markdown with every ``{{ name }}`` replaced by the number of that name.

    Call it before the Markdown is rendered. A form may follow: ``{{ mae | 3 }}`` rounds to 3 decimals,
    ``{{ y | cells }}`` puts a list into the cells of a table's row, ``{{ mae | 3 | tex }}`` is for formulas,
    ``{{ y | python }}`` for code. A list of lists is the rows of a table with ``cells``, and those of a matrix with
    ``tex``. Russian has a decimal comma, so its lists are divided by semicolons. Groups of
    thousands are divided by a space in both, because a comma between them would read as a decimal one.
    Raises AuthorError for a name that there is no number of.

    >>> fill("MAE = {{ mae | 3 }}", {"mae": 74 / 11}, "ru")
    'MAE = 6,727'
    >>> fill("{{ errors }}", {"errors": [3, 8]}, "ru"), fill("{{ errors }}", {"errors": [3, 8]}, "en")
    ('3; 8', '3, 8')
    """

    def written(match: re.Match[str]) -> str:
        name = match[1]
        if name not in numbers:
            known = ", ".join(sorted(numbers)) or "none"
            raise AuthorError("", f"{{{{ {name} }}}}", f"there is no number of that name; there are {known}")
        return _written(numbers[name], [form.strip() for form in match[2].split("|")[1:]], language)

    return PLACEHOLDER.sub(written, markdown)


def placeholders(markdown: str) -> set[str]:
    """Return the names that the text wants numbers for."""
    return {match[1] for match in PLACEHOLDER.finditer(markdown)}


def _written(value: Any, forms: Sequence[str], language: str) -> str:
    places = next((int(form) for form in forms if form.isdigit()), None)
    form = next((form for form in forms if not form.isdigit()), "")
    if form not in ("", *FORMS):
        raise AuthorError("", f"| {form}", f"unknown form; expected digits or one of {', '.join(FORMS)}")
    if isinstance(value, list | tuple):
        inner = [part for part in forms if part != "cells"]
        if any(isinstance(item, list | tuple) for item in value) and form in ROWS:
            between, below = ROWS[form]
            return below.join(between.join(_written(cell, inner, language) for cell in row) for row in value)
        items = [_written(item, inner, language) for item in value]
        return _joined(items, form, language)
    if isinstance(value, str):
        return html.escape(value)
    return _number(value, places, form, language)


def _joined(items: list[str], form: str, language: str) -> str:
    if form == "cells":
        return " | ".join(items)
    if form == "python":
        return f"[{', '.join(items)}]"
    if form == "tex":
        return r",\; ".join(items) if language == "en" else r";\; ".join(items)
    return ("; " if language == "ru" else ", ").join(items)


def _number(value: float, places: int | None, form: str, language: str) -> str:
    digits = _digits(value, places)
    if form == "python":
        return digits
    sign, whole, point, decimals = _parts(digits)
    space, comma, minus = (r"\,", "{,}", "-") if form == "tex" else (NARROW_SPACE, ",", MINUS)
    if int(whole) >= GROUPED_FROM:
        whole = f"{int(whole):,}".replace(",", space)
    mark = comma if point and language == "ru" else point
    return f"{minus if sign else ''}{whole}{mark}{decimals}"


def _digits(value: float, places: int | None) -> str:
    # repr is the shortest decimal form, so 0.0005 rounds up as it would by hand.
    number = Decimal(repr(value))
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{number or abs(number):f}"


def _parts(digits: str) -> tuple[str, str, str, str]:
    sign = "-" if digits.startswith("-") else ""
    whole, point, decimals = digits.removeprefix("-").partition(".")
    return sign, whole, point, decimals
