"""The proof of content: every exercise is what it claims to be, and every text says the same in both languages.

``manage.py check_content`` and the tests call the same functions. What is wrong is an AuthorError, as at publication:
it names the file and the key.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import chain

from exercises.catalog import AuthorError, Course, Exercise, Lesson, Quiz
from exercises.references import check_reference
from exercises.schema import Code
from graders.draw import DrawError
from graders.proof.answers import prove_answers, prove_code
from graders.proof.formulas import Formula, compile_formulas, formulas_in
from graders.proof.languages import prove_languages, prove_phrases
from graders.proof.variants import draw_all, prove_variants
from graders.sandbox.pool import PRELOAD, Pool

FORMULA_SEEDS = 8
"""Formulas with a variant's numbers in them are compiled for so many of its variants."""


@dataclass(frozen=True)
class Proof:
    """What was proved of an exercise or of a lesson's text, and what is wrong with it."""

    id: str
    seconds: float
    errors: tuple[AuthorError, ...]
    formulas: tuple[Formula, ...]
    """Those of its texts. They are compiled together, in one process for all."""


def prove_exercise(exercise: Exercise, pool: Pool, *, is_long: bool = False) -> Proof:
    """Prove everything that an exercise claims. Raises SandboxError where the sandbox failed.

    Args:
        is_long: train in full what trains a network. Otherwise its right answers are shortened
            (``graders/proof/shortened.py``), and the reference band is believed.
    """
    started = time.monotonic()
    errors, formulas = [*prove_languages(exercise), *prove_code(exercise)], []
    try:
        check_reference(exercise)
        variants = draw_all(exercise, pool.run)
        errors += prove_variants(exercise, variants)
        errors += prove_answers(exercise, variants[0], pool, is_long=is_long)
        formulas = [f for variant in variants[:FORMULA_SEEDS] for f in formulas_in(exercise, variant.numbers)]
    except AuthorError as error:
        errors.append(error)
    except DrawError as error:
        errors.append(AuthorError(f"{exercise.id}/variant.py", "", str(error)))
    return Proof(exercise.id, time.monotonic() - started, tuple(errors), tuple(dict.fromkeys(formulas)))


def prove_lesson(course: Course, lesson: Lesson) -> Proof:
    """Prove that a lesson says the same in both languages."""
    started = time.monotonic()
    name = f"{course.slug}/{lesson.slug}"
    errors = tuple(prove_languages(lesson, name))
    return Proof(name, time.monotonic() - started, errors, tuple(formulas_in(lesson, {}, name)))


def prove_quiz(course: Course, quiz: Quiz) -> Proof:
    """Prove that what a quiz is called says the same in both languages. Its questions are proved as all exercises."""
    started = time.monotonic()
    name = f"{course.slug}/{quiz.slug}"
    errors = tuple(prove_phrases(f"{name}/quiz.yaml", [quiz.spec.title, quiz.spec.summary]))
    return Proof(name, time.monotonic() - started, errors, ())


def open_pool(courses: list[Course], *, jobs: int) -> Pool:
    """Return a pool for the proof, not started yet. It loads TensorFlow only where some code is to be run."""
    is_code = any(isinstance(exercise.spec, Code) for exercise in _exercises(courses))
    return Pool(slots=jobs, preload=PRELOAD if is_code else ("numpy",))


def _exercises(courses: list[Course]) -> list[Exercise]:
    return [exercise for course in courses for exercise in course.exercises]


def prove_content(courses: list[Course], pool: Pool, *, jobs: int, is_long: bool = False) -> Iterator[Proof]:
    """Yield the proof of every lesson, quiz and exercise as it ends, so many at a time, then that of all formulas."""
    formulas: list[Formula] = []
    pages = [prove_lesson(course, lesson) for course in courses for lesson in course.lessons if lesson.text]
    pages += [prove_quiz(course, quiz) for course in courses for quiz in course.quizzes]
    with ThreadPoolExecutor(jobs, thread_name_prefix="proof") as threads:
        # The longest first, so that none is left to run alone.
        ordered = sorted(_exercises(courses), key=lambda exercise: exercise.reference is None)
        futures = [threads.submit(prove_exercise, exercise, pool, is_long=is_long) for exercise in ordered]
        for proof in chain(pages, (future.result() for future in as_completed(futures))):
            formulas += proof.formulas
            yield proof
    started = time.monotonic()
    errors = tuple(compile_formulas(formulas))
    yield Proof(f"{len(formulas)} formulas", time.monotonic() - started, errors, ())
