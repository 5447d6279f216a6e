"""What explains an error: which exceptions it is about, and what a student reads of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MAX_VALUE = 80
"""Characters of a value in a message; a student's code can put any number of them there."""

Values = Mapping[str, str]


@dataclass(frozen=True)
class Stop:
    """Where code stopped: the exception as the student's process told it, and the student's own code."""

    kind: str
    message: str
    line: str = ""
    source: str = ""


@dataclass(frozen=True)
class Rule:
    """One explanation, for exceptions of these kinds with such a message, at such a line.

    ``kinds`` and ``line`` are patterns, and so is ``message``, whose named groups go into the texts. ``find`` adds
    values to those groups, or returns None where the rule does not fit after all.
    """

    id: str
    kinds: str
    message: str
    ru: str
    en: str
    line: str = ""
    find: Callable[[Values, Stop], Values | None] | None = None

    def match(self, stop: Stop) -> Values | None:
        """Return the values for the texts, or None when this rule does not explain the error."""
        found = re.search(self.message, stop.message)
        if not found or not re.fullmatch(self.kinds, stop.kind) or not re.search(self.line, stop.line):
            return None
        values = {name: value or "" for name, value in found.groupdict().items()}
        return self.find(values, stop) if self.find else values

    def say(self, values: Values) -> dict[str, str]:
        """Return the explanation in every language."""
        shown = {name: _cut(value) for name, value in values.items()}
        return {"ru": self.ru.format(**shown), "en": self.en.format(**shown)}


def renamed(names: Mapping[str, str]) -> Callable[[Values, Stop], Values | None]:
    """Return a ``find`` that adds as ``new`` what is written today in place of the group ``name``."""

    def find(values: Values, _stop: Stop) -> Values | None:
        return {**values, "new": names[values["name"]]} if values["name"] in names else None

    return find


def gone(names: str) -> str:
    """Return a pattern for the messages of a name that a module or an object does not have, as the group ``name``."""
    return rf"(?:has no attribute|cannot import name|No module named) '(?:[\w.]+\.)?(?P<name>{names})(?:\.\w+)*'"


def _cut(value: str) -> str:
    return value if len(value) <= MAX_VALUE else value[: MAX_VALUE - 1] + "…"
