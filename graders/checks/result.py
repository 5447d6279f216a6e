"""How a check says what it found: a key of feedback, the numbers in it, and whether the points are earned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graders.contract import CheckResult, Text
from graders.feedback import render

Said = tuple[str, Mapping[str, Any]]
"""Key of a feedback message and the numbers in it."""


def make_result(
    name: str, title: Text, points: float, said: Said, *, passed: bool = False, received: Text | None = None
) -> CheckResult:
    """Return the result of a check: all its points or none, with its feedback in every language."""
    key, numbers = said
    return CheckResult(
        name=name,
        title=title,
        passed=passed,
        points=points if passed else 0,
        max_points=points,
        feedback=render(key, **numbers),
        received=received or {},
        key=key,
    )
