"""Every lesson and exercise proves itself: what ``manage.py check_content`` does, a test for each, in one warm pool."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest

from exercises import catalog
from exercises.by_hand import AnswerField, ByHand
from exercises.catalog import Exercise
from exercises.schema import CheckSpec, Code
from graders.proof import Proof, prove_exercise, prove_lesson, prove_quiz, prove_terms
from graders.proof.formulas import compile_formulas
from graders.sandbox.pool import Pool, default_slots

CORES = default_slots()
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
COURSES = [*catalog.load_all(), catalog.load(EXAMPLES)]
LESSONS = [pytest.param(c, lesson, id=f"{c.slug}/{lesson.slug}") for c in COURSES for lesson in c.lessons]
QUIZZES = [pytest.param(c, quiz, id=f"{c.slug}/{quiz.slug}") for c in COURSES for quiz in c.quizzes]
EXERCISES = [exercise for course in COURSES for exercise in course.exercises]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=CORES) as pool:
        yield pool


@pytest.fixture(scope="module")
def proved(pool: Pool, request: pytest.FixtureRequest) -> Iterator[dict[str, Future[list[str]]]]:
    """What is wrong with each of the exercises that this run asks about: a core each is busy with one of them."""
    with ThreadPoolExecutor(CORES) as threads:
        asked = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
        exercises = {one["exercise"].id: one["exercise"] for one in asked if isinstance(one.get("exercise"), Exercise)}
        yield {name: threads.submit(faults_of, prove_exercise, one, pool) for name, one in exercises.items()}
        threads.shutdown(cancel_futures=True)


def faults_of(prove: Callable[..., Proof], *content: Any) -> list[str]:
    proof = prove(*content)
    return [str(error) for error in (*proof.errors, *compile_formulas(proof.formulas))]


@pytest.mark.sandbox
@pytest.mark.parametrize(("course", "lesson"), LESSONS)
def test_lesson_is_what_it_claims_to_be(course: catalog.Course, lesson: catalog.Lesson, pool: Pool) -> None:
    assert faults_of(prove_lesson, course, lesson, pool) == []


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_glossary_says_the_same_in_both_languages(course: catalog.Course) -> None:
    assert faults_of(prove_terms, course) == []


@pytest.mark.parametrize(("course", "quiz"), QUIZZES)
def test_quiz_is_called_the_same_in_both_languages(course: catalog.Course, quiz: catalog.Quiz) -> None:
    assert faults_of(prove_quiz, course, quiz) == []


@pytest.mark.sandbox
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_exercise_is_what_it_claims_to_be(exercise: Exercise, proved: dict[str, Future[list[str]]]) -> None:
    assert proved[exercise.id].result() == []


def test_there_is_an_example_of_every_kind_of_answer_and_of_every_check() -> None:
    specs = [exercise.spec for lesson in catalog.load(EXAMPLES).lessons for exercise in lesson.exercises]
    fields = {field.kind for spec in specs if isinstance(spec, ByHand) for field in spec.fields}
    files = {leaf.format for spec in specs if isinstance(spec, Code) for leaf in spec.leaves}
    checks = {check.check.partition(".")[0] for spec in specs if isinstance(spec, Code) for check in spec.checks}

    # An integer is a number, and stands in the example of a table.
    assert fields | {"integer"} == kinds_of(AnswerField, "kind")
    assert files == {"keras", "npz"}
    assert checks == {kind.partition(".")[0] for kind in kinds_of(CheckSpec, "check")}


def test_the_page_on_exercises_shows_every_example() -> None:
    page = (EXAMPLES.parent / "write-an-exercise.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\]\(examples/([a-z/-]+)/exercise\.yaml\)", page))

    assert shown == {f"{path.parents[1].name}/{path.parent.name}" for path in EXAMPLES.glob("*/*/exercise.yaml")}


def kinds_of(union: Any, tag: str) -> set[str]:
    """Every value of the tag by which the classes of a union are told apart."""
    classes = get_args(get_args(union)[0])
    return {value for each in classes for value in get_args(each.model_fields[tag].annotation)}
