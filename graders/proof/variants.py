"""Variants: a thousand seeds draw valid and different ones, and no known mistake is taken for the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from exercises.by_hand import ByHand
from exercises.catalog import AuthorError, Exercise
from exercises.schema import Variant
from exercises.variants import fit_variant
from graders.checks.verdict import CHECKS
from graders.contract import CheckResult, Job, Kind
from graders.draw import draw_variants
from graders.evidence import Evidence
from graders.feedback import MESSAGES
from graders.local import make_job
from graders.sandbox.request import Ran

SEEDS = 1000
AGAIN = 20
"""So many are drawn a second time, by another process and from the last to the first: a seed always draws the same."""
LEAST_DIFFERENT = 0.9
"""Of the seeds that are published, 0 to 63, that draw numbers of their own."""
PUBLISHED = 64


def draw_all(exercise: Exercise, run: Callable[..., Ran]) -> list[Variant]:
    """Return the variants of a thousand seeds; of an exercise that draws no numbers the canonical one.

    Raises AuthorError for the first that does not fit, and where a seed does not always draw the same; DrawError where
    ``variant.py`` fails.
    """
    if exercise.variant_source is None:
        return [fit_variant(exercise, 0, {})]
    drawn = draw_variants(exercise.variant_source, range(SEEDS), run=run)
    again = draw_variants(exercise.variant_source, range(AGAIN - 1, -1, -1), run=run)
    for seed, (first, second) in enumerate(zip(drawn, reversed(again), strict=False)):
        if json.dumps(first) != json.dumps(second):
            raise AuthorError(f"{exercise.id}/variant.py", "draw", f"seed {seed} drew two different variants")
    return [fit_variant(exercise, seed, values) for seed, values in enumerate(drawn)]


def prove_variants(exercise: Exercise, variants: Sequence[Variant]) -> Iterator[AuthorError]:
    """Yield what is wrong with the variants: of every kind of fault the first seed that has it."""
    if exercise.variant_source is None:
        return
    file = f"{exercise.id}/variant.py"
    published = variants[:PUBLISHED]
    different = len({json.dumps(variant.numbers) for variant in published})
    if different < LEAST_DIFFERENT * len(published):
        message = f"{len(published)} seeds drew {different} different variants, expected at least nine in ten"
        yield AuthorError(file, "numbers", message)
    faults: dict[str, str] = {}
    for variant in variants if isinstance(exercise.spec, ByHand) else ():
        for key, message in _faults(exercise, variant):
            faults.setdefault(key, f"seed {variant.seed}: {message}")
    yield from (AuthorError(file, key, message) for key, message in faults.items())


def _faults(exercise: Exercise, variant: Variant) -> Iterator[tuple[str, str]]:
    """Let the grader judge the answer and every known mistake, each typed in full into its own cell."""
    job = make_job(exercise, {}, kind=Kind.SUBMIT, variant=variant)
    numbers = [check for check in job.checks if check["check"] == "number"]
    if numbers and all(check["expected"] == 0 for check in numbers):
        yield "answers", "every answer is 0, which who writes noughts gets right"
    for check in numbers:
        if not _judge(check, check["expected"], job).passed:
            yield f"answers.{check['name']}", f"the answer, {check['expected']}, is not accepted as right"
        for key, value in check["mistakes"].items():
            yield from _faults_of_mistake(check, key, value, job)


def _faults_of_mistake(check: Mapping[str, Any], key: str, value: float, job: Job) -> Iterator[tuple[str, str]]:
    place = f"mistakes.{check['name']}.{key}"
    if key not in MESSAGES:
        yield place, "there is no such message in graders/feedback/"
        return
    found = _judge(check, value, job)
    if found.passed:
        yield place, f"{value} is the answer too, {check['expected']}, under the field's tolerance"
    elif found.key != key:
        yield place, f"{value} is taken for {found.key}"


def _judge(check: Mapping[str, Any], value: float, job: Job) -> CheckResult:
    return CHECKS["number"](check, job, Evidence(answers={check["name"]: repr(value)}))
