"""Errors that students meet, explained: each by the first rule that fits, the special ones before the general."""

from __future__ import annotations

from graders.feedback.errors import arguments, data, labels, limits, names, removed, shapes, syntax, values
from graders.feedback.errors.rule import Rule, Stop, Values

__all__ = ["RULES", "Rule", "Stop", "explain", "find_rule"]

RULES: tuple[Rule, ...] = (
    *syntax.RULES,
    *removed.RULES,
    *limits.RULES,
    *data.RULES,
    *labels.RULES,
    *shapes.RULES,
    *arguments.RULES,
    *names.RULES,
    *values.RULES,
)


def find_rule(stop: Stop) -> tuple[Rule, Values] | None:
    """Return the rule that explains why the code stopped, with the values for its texts, or None."""
    for rule in RULES:
        if (values := rule.match(stop)) is not None:
            return rule, values
    return None


def explain(stop: Stop) -> dict[str, str] | None:
    """Return in every language what happened, what was expected, and what to write, or None where no rule fits.

    >>> explain(Stop("ZeroDivisionError", "division by zero"))["en"][:8]
    'The code'
    """
    found = find_rule(stop)
    return found[0].say(found[1]) if found else None
