"""Every exercise proves itself: what ``manage.py check_content`` does, one test for an exercise, in one warm pool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import catalog
from exercises.catalog import Exercise
from graders.proof import Proof, prove_exercise, prove_lesson, prove_quiz
from graders.proof.formulas import compile_formulas
from graders.sandbox.pool import Pool

OWN_CHECKS = Path(__file__).parent / "courses" / "own-checks"
COURSES = [*catalog.load_all(), catalog.load(OWN_CHECKS)]
LESSONS = [pytest.param(c, lesson, id=f"{c.slug}/{lesson.slug}") for c in COURSES for lesson in c.lessons]
QUIZZES = [pytest.param(c, quiz, id=f"{c.slug}/{quiz.slug}") for c in COURSES for quiz in c.quizzes]
EXERCISES = [exercise for course in COURSES for exercise in course.exercises]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


def assert_holds(proof: Proof) -> None:
    assert [str(error) for error in proof.errors] == []
    assert [str(error) for error in compile_formulas(proof.formulas)] == []


@pytest.mark.parametrize(("course", "lesson"), LESSONS)
def test_lesson_says_the_same_in_both_languages(course: catalog.Course, lesson: catalog.Lesson) -> None:
    assert_holds(prove_lesson(course, lesson))


@pytest.mark.parametrize(("course", "quiz"), QUIZZES)
def test_quiz_is_called_the_same_in_both_languages(course: catalog.Course, quiz: catalog.Quiz) -> None:
    assert_holds(prove_quiz(course, quiz))


@pytest.mark.sandbox
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_exercise_is_what_it_claims_to_be(exercise: Exercise, pool: Pool) -> None:
    assert_holds(prove_exercise(exercise, pool))
