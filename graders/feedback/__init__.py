"""What students read about their answers, by key, in Russian and English.

Each module here holds the ``MESSAGES`` of one topic; ``render`` finds a message and puts the numbers in. A message says
first what happened, then the number, then what to do; it never holds the right answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from graders.feedback import (
    answers,
    arrays,
    bias,
    boundary,
    checks,
    choices,
    dense,
    fitting,
    general,
    layers,
    losses,
    models,
    optimizers,
    parameters,
    predicting,
    preparation,
    quiz,
    runs,
    shapes,
    summary,
    training,
)

TOPICS = (
    answers,
    arrays,
    bias,
    boundary,
    checks,
    choices,
    dense,
    fitting,
    general,
    layers,
    losses,
    models,
    optimizers,
    parameters,
    predicting,
    preparation,
    quiz,
    runs,
    shapes,
    summary,
    training,
)
MESSAGES: Mapping[str, Mapping[str, str]] = {
    key: message for topic in TOPICS for key, message in topic.MESSAGES.items()
}

LANGUAGES = ("ru", "en")

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def render(key: str, **numbers: Any) -> dict[str, str]:
    """Return the message in every language, its numbers written as that language writes them.

    >>> render("answers.wrong", value=0.5)["ru"][:3]
    '0,5'
    """
    message = MESSAGES[key]
    return {
        language: message[language].format(**{name: show(value, language) for name, value in numbers.items()})
        for language in LANGUAGES
    }


def show(value: Any, language: str) -> str:
    """Write a value as the language writes it: decimal comma in Russian, point in English, thin spaces in thousands."""
    if isinstance(value, Mapping):
        return str(value[language])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    text, power, exponent = _plain(value).partition("e")
    whole, point, rest = text.partition(".")
    digits = whole.lstrip("-")
    if len(digits) > 4 and digits.isdigit():
        groups = []
        while digits:
            digits, group = digits[:-3], digits[-3:]
            groups.append(group)
        whole = ("-" if value < 0 else "") + "\u202f".join(reversed(groups))
    mark = "," if language == "ru" else "."
    tens = f"·10{str(int(exponent)).translate(_RAISED)}" if power else ""
    return whole.replace("-", "\u2212") + (mark + rest if point else "") + tens


def _plain(value: float) -> str:
    if isinstance(value, int) or (math.isfinite(value) and value == int(value) and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.6f}".rstrip("0").rstrip(".") if 1e-4 <= abs(value) < 1e15 else f"{value:.6g}"
