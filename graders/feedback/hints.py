"""Hints for errors that beginners meet: which message explains this exception."""

from __future__ import annotations

import re

from graders.contract import Text
from graders.feedback.runs import MESSAGES

HINTS: tuple[tuple[str, str, str], ...] = (
    (r"AttributeError", r"keras.*(mean_absolute_error|mean_squared_error|\bM[AS]E\b)", "runs.loss_name"),
    (
        r"(OSError|URLError|gaierror|Exception)",
        r"(URL fetch|family not supported|not among the datasets)",
        "runs.no_network",
    ),
    (r"ModuleNotFoundError", r"", "runs.module_missing"),
    (r"NameError", r"", "runs.name_unknown"),
    (r"(ValueError|InvalidArgumentError)", r"(incompatible with the layer|shape|dimension)", "runs.shape"),
)
"""Exception type, message and the key of the hint; the first that matches is given."""


def find_hint(kind: str, message: str) -> Text | None:
    """Return a hint for an exception of the student's code, or None.

    >>> find_hint("NameError", "name 'modle' is not defined")["en"][:4]
    'That'
    """
    for kinds, pattern, key in HINTS:
        if re.fullmatch(kinds, kind) and re.search(pattern, message):
            return MESSAGES[key]
    return None
