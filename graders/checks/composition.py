"""How checks depend on each other, and what becomes of one that was not computed.

A check has passed or failed, or it is open: ``passed`` is None. It is skipped where a check that it needs did not pass;
then its points are there and not earned. Where it could not be computed that is our fault: then its points leave the
maximum, and with them go those of every check that needs it.
"""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graders.contract import CheckResult, Text
from graders.feedback import render

log = logging.getLogger("gradus.checks")

Spec = Mapping[str, Any]


class Composition:
    """The checks of one job, each run once and after those that it needs."""

    def __init__(
        self, specs: Sequence[Spec], *, run: Callable[[Spec], CheckResult], blank: Callable[[Spec], CheckResult]
    ) -> None:
        """Neither ``run`` nor ``blank`` is called yet.

        Args:
            run: a check over the evidence. What it raises is our fault.
            blank: the same over no evidence, for its name, title and points.
        """
        self._specs, self._run, self._blank = specs, run, blank
        self._names = [spec.get("id") or spec["check"] for spec in specs]
        self._results: dict[int, CheckResult] = {}
        self._first: dict[int, Text] = {}
        """By skipped check the title of the one that has to be mended first."""

    def results(self) -> list[CheckResult]:
        """Return the result of every check, in the order of the exercise."""
        return [self._result(n) for n in range(len(self._specs))]

    def _result(self, n: int) -> CheckResult:
        if n not in self._results:
            self._results[n] = self._hold_back(n) or self._compute(n)
        return self._results[n]

    def _hold_back(self, n: int) -> CheckResult | None:
        """Return the open result of a check whose needs are not met; None where they are."""
        for name in self._specs[n].get("needs") or ():
            needed = self._names.index(name)
            result = self._result(needed)
            if result.passed:
                continue
            if is_ours(result):
                return self._left_out(n)
            self._first[n] = self._first.get(needed, result.title)
            return _open(self._about(n), "checks.skipped", first=self._first[n])
        return None

    def _compute(self, n: int) -> CheckResult:
        try:
            return self._run(self._specs[n])
        except Exception:
            log.exception("check %s could not be computed", self._names[n])
            return self._left_out(n)

    def _left_out(self, n: int) -> CheckResult:
        return dataclasses.replace(_open(self._about(n), "checks.not_computed"), max_points=0)

    def _about(self, n: int) -> CheckResult:
        try:
            return self._blank(self._specs[n])
        except Exception:
            log.exception("check %s can't even tell its title", self._names[n])
            title = dict.fromkeys(("ru", "en"), self._names[n])
            return CheckResult(self._names[n], title, None, 0, self._specs[n].get("points", 0), {})


def is_ours(result: CheckResult) -> bool:
    """Return whether a check is open by our fault, so that its points are no part of the maximum."""
    return result.passed is None and result.max_points == 0


def _open(result: CheckResult, key: str, **numbers: Any) -> CheckResult:
    return dataclasses.replace(result, passed=None, points=0, feedback=render(key, **numbers), received={}, key=key)
