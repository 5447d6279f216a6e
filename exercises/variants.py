"""What ``variant.py`` drew, held against its exercise: publication and the proof of content ask the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from .arrays import drawn_names
from .catalog import Exercise
from .filling import fill
from .schema import Code, Variant
from .validation import AuthorError, validated


def fit_variant(exercise: Exercise, seed: int, drawn: Mapping[str, Any]) -> Variant:
    """Return what was drawn as a variant that fits its exercise.

    Raises AuthorError, naming file, key and seed: answers for other fields than there are, a number that is not
    finite, one that a text wants and the variant lacks.
    """
    file = f"{exercise.id}/variant.py"
    try:
        variant: Variant = validated({**drawn, "seed": seed}, Variant, file)
    except AuthorError as error:
        raise AuthorError(file, error.key, f"seed {seed}: {error.message}") from None
    for name, value in variant.numbers.items():
        check_finite(value, file, f"numbers.{name}", f"seed {seed}: ")
    _check_answers(exercise, variant, file)
    _check_texts(exercise, variant)
    return variant


def check_finite(value: Any, file: str, key: str, when: str = "") -> None:
    """Raise AuthorError where a number, or one in a list of lists, is not finite."""
    if any(not math.isfinite(number) for number in _floats(value)):
        raise AuthorError(file, key, f"{when}received {value}, expected finite numbers")


def _floats(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    for part in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        yield from _floats(part)


def _check_answers(exercise: Exercise, variant: Variant, file: str) -> None:
    if isinstance(exercise.spec, Code):
        _check_drawn(exercise.spec, variant, file)
        return
    cells = exercise.spec.number_cells
    names, answers = [cell.name for cell in cells], variant.answer_cells
    if sorted(answers) != sorted(names):
        received, expected = ", ".join(answers) or "none", ", ".join(names) or "none"
        raise AuthorError(file, "answers", f"seed {variant.seed}: received {received}, expected {expected}")
    for cell in cells:
        answer = answers[cell.name]
        if cell.kind == "integer" and answer != round(answer):
            raise AuthorError(file, cell.name, f"seed {variant.seed}: received {answer}, expected a whole number")
        if cell.count is not None and not isinstance(count := variant.numbers.get(cell.count), int):
            message = f"seed {variant.seed}: received {count!r}, expected a whole number to count by"
            raise AuthorError(file, f"numbers.{cell.count}", message)


def _check_drawn(spec: Code, variant: Variant, file: str) -> None:
    """What calls and checks want of a variant is there, and each answer is wanted."""
    numbers, answers = drawn_names(spec.calls, spec.checks)
    unfit = [f"numbers.{name}" for name in sorted(numbers - variant.numbers.keys())]
    unfit += [f"answers.{name}" for name in sorted(answers ^ variant.answers.keys())]
    if unfit:
        message = f"seed {variant.seed}: expected exactly what calls and checks of exercise.yaml name as drawn"
        raise AuthorError(file, unfit[0], message)


def _check_texts(exercise: Exercise, variant: Variant) -> None:
    """Every text can be filled with the variant's numbers."""
    with _errors_in(f"{exercise.id}/exercise.yaml"):
        for said in exercise.spec.texts:
            said.filled(variant.numbers)
    for name, texts in (("text", exercise.text), ("explanation", exercise.explanation)):
        for language, text in texts.items():
            with _errors_in(f"{exercise.id}/{name}.{language}.md"):
                fill(text, variant.numbers, language)


@contextmanager
def _errors_in(file: str) -> Iterator[None]:
    """Tell the file of an author's error that was found where files are not known."""
    try:
        yield
    except AuthorError as error:
        raise AuthorError(file, error.key, error.message) from error
