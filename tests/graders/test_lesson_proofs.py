"""What a lesson shows is what its programs give: a figure, a number or an output that is not is found."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import pytest

from exercises import catalog
from exercises.catalog import AuthorError, Lesson
from exercises.drawing import Canvas
from graders.proof.lessons import fill_lesson, prove_figures
from graders.sandbox.pool import Pool

NAME = "dense-networks/losses"
DRAW = """
from drawing import Canvas

def draw():
    canvas = Canvas(100, 50)
    canvas.dot((10, 10))
    return {"dot.svg": canvas.svg()}
"""

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1, preload=("numpy",)) as pool:
        yield pool


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return dataclasses.replace(catalog.load_all()[0].lessons[0], drawing_source=None)


def said(errors: Iterable[AuthorError]) -> str:
    return "\n".join(map(str, errors))


def dot() -> str:
    canvas = Canvas(100, 50)
    canvas.dot((10, 10))
    return canvas.svg()


def test_a_figure_is_what_its_program_draws(lesson: Lesson, pool: Pool) -> None:
    drawn = dataclasses.replace(lesson, drawing_source=DRAW, figures={"dot.svg": dot()})

    assert said(prove_figures(drawn, NAME, pool.run)) == ""


def test_a_figure_that_was_changed_by_hand_is_found(lesson: Lesson, pool: Pool) -> None:
    changed = dataclasses.replace(lesson, drawing_source=DRAW, figures={"dot.svg": dot().replace("10", "11")})

    assert f"{NAME}/figures/dot.svg: differs from what draw.py draws" in said(prove_figures(changed, NAME, pool.run))


def test_a_figure_that_the_program_does_not_draw_is_found(lesson: Lesson, pool: Pool) -> None:
    more = dataclasses.replace(lesson, drawing_source=DRAW, figures={"dot.svg": dot(), "other.svg": dot()})

    assert "other.svg: received a figure that draw.py does not draw" in said(prove_figures(more, NAME, pool.run))


def test_a_program_that_fails_is_told_with_its_error(lesson: Lesson, pool: Pool) -> None:
    broken = dataclasses.replace(lesson, drawing_source=DRAW.replace("(10, 10)", "(float('nan'), 1)"))

    assert "received nan as a coordinate" in said(prove_figures(broken, NAME, pool.run))


NUMBERS = """
import numpy as np

def numbers():
    errors = np.array([3, -8])
    return {"errors": errors, "mae": np.mean(np.abs(errors))}
"""


def with_numbers(lesson: Lesson, source: str, text: str) -> Lesson:
    return dataclasses.replace(lesson, numbers_source=source, text={"ru": text, "en": text})


def test_numbers_are_computed_and_written_into_the_text(lesson: Lesson, pool: Pool) -> None:
    filled = fill_lesson(with_numbers(lesson, NUMBERS, "{{ errors }}: {{ mae | 2 }}"), NAME, pool.run)

    assert filled.text == {"ru": "3; −8: 5,50", "en": "3, −8: 5.50"}


@pytest.mark.parametrize(
    ("source", "text", "message"),
    [
        (NUMBERS, "{{ mae }}", "losses/text.ru.md: errors: a number of numbers.py that the text does not show"),
        (NUMBERS, "{{ mse }}", "losses/text.ru.md: {{ mse }}: there is no number of that name; there are errors, mae"),
        ("def numbers(): return {'a': float('inf')}", "{{ a }}", "losses/numbers.py: a: received inf"),
        ("def numbers(): return 1", "", "losses/numbers.py: numbers() returned int, expected a dict"),
        ("def numbers(): return 1 / 0", "", "ZeroDivisionError"),
    ],
)
def test_numbers_that_do_not_fit_are_told(lesson: Lesson, pool: Pool, source: str, text: str, message: str) -> None:
    with pytest.raises(AuthorError) as caught:
        fill_lesson(with_numbers(lesson, source, text), NAME, pool.run)

    assert message in str(caught.value)
