"""How a check says what it found: a key of feedback, the numbers in it, and whether the points are earned."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from graders.contract import CheckResult, Table, Text
from graders.feedback import render

Said = tuple[str, Mapping[str, Any]]
"""Key of a feedback message and the numbers in it."""


def make_result(
    name: str,
    title: Text,
    points: float,
    *said: Said,
    passed: bool = False,
    share: float = 0.0,
    received: Text | None = None,
    table: Table | None = None,
    key: str = "",
) -> CheckResult:
    """Return the result of a check, with its feedback in every language: one message, or several after one another.

    Args:
        key: which message names the mistake; the first unless another is named.
        share: of the points that a check earns that does not hold, 0..1.
    """
    messages = [render(key, **numbers) for key, numbers in said]
    return CheckResult(
        name=name,
        title=title,
        passed=passed,
        points=points if passed else earned(points, share),
        max_points=points,
        feedback={language: " ".join(message[language] for message in messages) for language in messages[0]},
        received=received or {},
        key=key or said[0][0],
        table=table,
    )


def earned(points: float, share: float) -> float:
    """Return a share of points, rounded down to a tenth: what does not hold never earns all of them.

    >>> earned(2, 2 / 3), earned(4, 0.9999), earned(4, -1)
    (1.3, 3.9, 0.0)
    """
    return math.floor(10 * points * min(max(share, 0.0), 1.0) + 1e-9) / 10
