"""The proof of content: every exercise is what it claims to be, and every text says the same in both languages.

``manage.py check_content`` and the tests call the same functions. What is wrong is an AuthorError, as at publication:
it names the file and the key.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from exercises.catalog import AuthorError, Course, Exercise, Lesson, Quiz
from exercises.references import check_reference
from exercises.schema import Code
from graders.draw import DrawError
from graders.proof.answers import prove_answers, prove_code
from graders.proof.formulas import Formula, compile_formulas, formulas_in, formulas_of
from graders.proof.languages import prove_glossary, prove_languages, prove_phrases
from graders.proof.lessons import fill_lesson, prove_blocks, prove_figures
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


def prove_lesson(course: Course, lesson: Lesson, pool: Pool) -> Proof:
    """Prove that a lesson says the same in both languages, and that what it shows is what its programs give.

    Raises SandboxError where the sandbox failed.
    """
    started = time.monotonic()
    name = f"{course.slug}/{lesson.slug}"
    errors, formulas = [*prove_languages(lesson, name), *prove_figures(lesson, name, pool.run)], []
    try:
        filled = fill_lesson(lesson, name, pool.run)
        formulas = list(formulas_in(filled, {}, name))
        errors += prove_blocks(filled, name, pool.run)
    except AuthorError as error:
        errors.append(error)
    return Proof(name, time.monotonic() - started, tuple(errors), tuple(formulas))


def prove_terms(course: Course) -> Proof:
    """Prove that the glossary of a course says the same in both languages."""
    started = time.monotonic()
    name = f"{course.slug}/glossary.yaml"
    said = [text for term in course.glossary for phrase in (term.term, term.says) for _, text in phrase]
    formulas = [formula for text in said for formula in formulas_of(name, text)]
    return Proof(name, time.monotonic() - started, tuple(prove_glossary(course.glossary, name)), tuple(formulas))


def prove_quiz(course: Course, quiz: Quiz) -> Proof:
    """Prove that what a quiz is called says the same in both languages. Its questions are proved as all exercises."""
    started = time.monotonic()
    name = f"{course.slug}/{quiz.slug}"
    errors = tuple(prove_phrases(f"{name}/quiz.yaml", [quiz.spec.title, quiz.spec.summary]))
    return Proof(name, time.monotonic() - started, errors, ())


def open_pool(courses: list[Course], *, jobs: int) -> Pool:
    """Return a pool for the proof, not started yet. It loads TensorFlow only where some code is to be run."""
    is_code = any(isinstance(exercise.spec, Code) for exercise in _exercises(courses))
    is_code = is_code or any("```python run" in text for text in _texts(courses))
    return Pool(slots=jobs, preload=PRELOAD if is_code else ("numpy",))


def _texts(courses: list[Course]) -> list[str]:
    return [text for course in courses for lesson in course.lessons for text in lesson.text.values()]


def _exercises(courses: list[Course]) -> list[Exercise]:
    return [exercise for course in courses for exercise in course.exercises]


def prove_content(courses: list[Course], pool: Pool, *, jobs: int, is_long: bool = False) -> Iterator[Proof]:
    """Yield the proof of every lesson, quiz and exercise as it ends, so many at a time, then that of all formulas."""
    formulas: list[Formula] = []
    lessons = [(course, lesson) for course in courses for lesson in course.lessons if lesson.text]
    quizzes = [(course, quiz) for course in courses for quiz in course.quizzes]
    with ThreadPoolExecutor(jobs, thread_name_prefix="proof") as threads:
        # The longest first, so that none is left to run alone.
        ordered = sorted(_exercises(courses), key=lambda exercise: exercise.reference is None)
        futures = [threads.submit(prove_lesson, course, lesson, pool) for course, lesson in lessons]
        futures += [threads.submit(prove_terms, course) for course in courses if course.glossary]
        futures += [threads.submit(prove_quiz, course, quiz) for course, quiz in quizzes]
        futures += [threads.submit(prove_exercise, exercise, pool, is_long=is_long) for exercise in ordered]
        for future in as_completed(futures):
            proof = future.result()
            formulas += proof.formulas
            yield proof
    started = time.monotonic()
    errors = tuple(compile_formulas(formulas))
    yield Proof(f"{len(formulas)} formulas", time.monotonic() - started, errors, ())
