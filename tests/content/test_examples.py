"""Every exercise proves itself: its solution passes, and its known wrong answers get their verdict and feedback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from exercises import catalog
from exercises.catalog import Exercise
from exercises.schema import Wrong
from graders.contract import Kind, Outcome, Verdict
from graders.local import grade_here, make_job
from graders.sandbox.pool import Pool

EXERCISES = [exercise for course in catalog.load_all() for lesson in course.lessons for exercise in lesson.exercises]
WRONG = [pytest.param(e, wrong, id=f"{e.id}/{wrong.name}") for e in EXERCISES for wrong in e.wrong]
RIGHT = [
    pytest.param(exercise, answer, id=f"{exercise.id}/{name}")
    for exercise in EXERCISES
    for name, answer in [("solution", exercise.solution), *((r.name, r.source or r.answers) for r in exercise.right)]
]

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


def _grade(exercise: Exercise, answer: str | dict[str, str], pool: Pool) -> Verdict:
    return grade_here(make_job(exercise, answer, kind=Kind.SUBMIT), pool)


@pytest.mark.parametrize(("exercise", "answer"), RIGHT)
def test_right_answer_passes(exercise: Exercise, answer: str | dict[str, str], pool: Pool) -> None:
    verdict = _grade(exercise, answer, pool)

    assert verdict.outcome is Outcome.PASSED, verdict
    assert verdict.score == 1.0


@pytest.mark.parametrize(("exercise", "wrong"), WRONG)
def test_known_wrong_answer_gets_its_verdict_and_feedback(exercise: Exercise, wrong: Wrong, pool: Pool) -> None:
    verdict = _grade(exercise, wrong.source or wrong.answers, pool)

    given = [check.key for check in verdict.checks]
    assert (verdict.outcome.value, sorted(set(wrong.expect.feedback) - set(given))) == (wrong.expect.outcome, []), (
        verdict
    )
