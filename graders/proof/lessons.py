"""Lessons: what stands in a text is what its programs give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exercises.catalog import AuthorError, Lesson
from exercises.lessons import fill_texts
from graders.draw import DrawError, Run, draw_figures, draw_numbers


def fill_lesson(lesson: Lesson, name: str, run: Run) -> Lesson:
    """Return the lesson with its numbers in its text. Raises AuthorError where they don't fit, or can't be drawn."""
    try:
        numbers = draw_numbers(lesson.numbers_source, run=run) if lesson.numbers_source else {}
    except DrawError as error:
        raise AuthorError(f"{name}/numbers.py", "", str(error)) from None
    return replace(lesson, text=fill_texts(lesson, numbers, name))


def prove_figures(lesson: Lesson, name: str, run: Run) -> Iterator[AuthorError]:
    """Yield an error for each figure that is not what ``figures/draw.py`` draws, where there is one."""
    if lesson.drawing_source is None:
        return
    folder = f"{name}/figures"
    try:
        drawn = draw_figures(lesson.drawing_source, run=run)
    except DrawError as error:
        yield AuthorError(f"{folder}/draw.py", "", str(error))
        return
    for figure in sorted(drawn.keys() | lesson.figures.keys()):
        if figure not in drawn:
            yield AuthorError(f"{folder}/{figure}", "", "received a figure that draw.py does not draw")
        elif drawn[figure] != lesson.figures.get(figure):
            message = f"differs from what draw.py draws; write it by manage.py draw_figures {name}"
            yield AuthorError(f"{folder}/{figure}", "", message)
