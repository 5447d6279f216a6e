"""Every lesson and exercise proves itself: what ``manage.py check_content`` does, a test for each, in one warm pool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import catalog
from exercises.catalog import Exercise
from graders.proof import Proof, prove_exercise, prove_lesson, prove_terms
from graders.proof.formulas import compile_formulas
from graders.sandbox.pool import Pool

OWN_CHECKS = Path(__file__).parent / "courses" / "own-checks"
COURSES = [*catalog.load_all(), catalog.load(OWN_CHECKS)]
LESSONS = [pytest.param(c, lesson, id=f"{c.slug}/{lesson.slug}") for c in COURSES for lesson in c.lessons]
EXERCISES = [exercise for course in COURSES for lesson in course.lessons for exercise in lesson.exercises]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


def assert_holds(proof: Proof) -> None:
    assert [str(error) for error in proof.errors] == []
    assert [str(error) for error in compile_formulas(proof.formulas)] == []


@pytest.mark.sandbox
@pytest.mark.parametrize(("course", "lesson"), LESSONS)
def test_lesson_is_what_it_claims_to_be(course: catalog.Course, lesson: catalog.Lesson, pool: Pool) -> None:
    assert_holds(prove_lesson(course, lesson, pool))


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_glossary_says_the_same_in_both_languages(course: catalog.Course) -> None:
    assert_holds(prove_terms(course))


@pytest.mark.sandbox
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_exercise_is_what_it_claims_to_be(exercise: Exercise, pool: Pool) -> None:
    assert_holds(prove_exercise(exercise, pool))
