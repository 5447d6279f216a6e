"""quiz.yaml: a good one is read, and of a bad one it is said which file and which key."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from exercises import catalog
from graders.feedback import MESSAGES
from tests.exercises.test_catalog import edit, refused

QUIZ = "final-quiz/quiz.yaml"


def test_final_quiz_asks_fifteen_questions_over_every_lesson(shipped: catalog.Course) -> None:
    (quiz,) = shipped.quizzes
    assert quiz.spec.questions == 15
    assert {bank.topic for bank in quiz.spec.banks} == {lesson.slug for lesson in shipped.lessons}
    assert all(len(bank.exercises) >= 3 for bank in quiz.spec.banks)
    assert len(quiz.questions) >= 20


def test_course_counts_the_questions_of_its_quizzes_among_its_exercises(shipped: catalog.Course) -> None:
    ids = [exercise.id for exercise in shipped.exercises]
    assert ids[0].startswith(f"dense-networks/{shipped.lessons[0].slug}/")
    assert "dense-networks/final-quiz/largest-rate" in ids
    assert catalog.load_exercise("dense-networks/final-quiz/largest-rate").spec.kind == "by-hand"


def test_a_bank_may_draw_from_lessons_too(course: Path) -> None:
    edit(course / QUIZ, "      - outlier-share\n", "      - outlier-share\n      - losses/mae\n")
    (quiz,) = catalog.load(course).quizzes
    named = [name for bank in quiz.spec.banks for name in bank.exercises]
    assert "losses/mae" in named
    assert quiz.exercise_id("dense-networks", "losses/mae") == "dense-networks/losses/mae"
    assert quiz.exercise_id("dense-networks", "outlier-share") == "dense-networks/final-quiz/outlier-share"


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("topic: losses", "topic: lossy", ".topic", "expected a lesson of the course"),
        ("- outlier-share", "- outliers", ".exercises", "received 'outliers'"),
        ("- outlier-share", "- losses/in-numpy", ".exercises", "expected an exercise answered by hand"),
        ("      - outlier-share\n", "", "banks", "'outlier-share' is in no bank"),
        ("- outlier-share", "- loss-of-batches", "", "'loss-of-batches' twice"),
        ("draw: 3", "draw: 30", "banks", "expected at most all"),
        ("review: closed", "review: never", "review", "received 'never'"),
        ("minutes: 60", "minutes: 0", "minutes", "received 0"),
        ("review: closed\n", "", "review", "missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(course: Path, old: str, new: str, key: str, said: str) -> None:
    edit(course / QUIZ, old, new)
    error = refused(course)
    assert error.file == f"dense-networks/{QUIZ}"
    assert key in error.key
    assert said in error.message


def test_quiz_that_the_course_does_not_name_is_refused(course: Path) -> None:
    edit(course / "course.yaml", "quizzes:\n  - final-quiz\n", "")
    assert "'final-quiz' is missing" in refused(course).message


def test_question_of_code_is_refused(course: Path) -> None:
    shutil.copytree(course / "parameters" / "two-layers", course / "final-quiz" / "two-layers")
    edit(course / QUIZ, "- outlier-share", "- two-layers\n      - outlier-share")
    error = refused(course)
    assert (error.file, error.key) == ("dense-networks/final-quiz/two-layers/exercise.yaml", "kind")


def test_a_quiz_and_a_question_can_be_loaded_alone() -> None:
    (course,) = catalog.load_below(Path("dense-networks/final-quiz"))
    assert course.lessons == ()
    assert len(course.exercises) == len(course.quizzes[0].questions) > 1
    (course,) = catalog.load_below(Path("dense-networks/final-quiz/largest-rate"))
    assert [exercise.slug for exercise in course.exercises] == ["largest-rate"]


def test_every_mistake_of_the_quiz_has_feedback_and_every_feedback_is_used(shipped: catalog.Course) -> None:
    (quiz,) = shipped.quizzes
    used: set[str] = set()
    for question in quiz.questions:
        if question.variant_source:
            known = runpy.run_path(str(question.path / "variant.py"))["draw"](0)["mistakes"]
            used |= {key for values in known.values() for key in values}
    assert used <= set(MESSAGES)
    assert {key for key in MESSAGES if key.startswith("quiz.")} <= used
