"""What a lesson shows is what its programs give: a figure, a number or an output that is not is found."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import pytest

from exercises import catalog
from exercises.catalog import AuthorError, Lesson
from exercises.drawing import Canvas
from graders.proof.lessons import fill_lesson, prove_blocks, prove_figures
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


def with_text(lesson: Lesson, text: str) -> Lesson:
    return dataclasses.replace(lesson, text={"ru": text, "en": text})


def fenced(info: str, content: str) -> str:
    return f"```{info}\n{content}\n```\n\n"


CHAIN = (
    fenced("python run", "x = 6.0")
    + fenced("python run continues", "print(7 * x)\nx = 1.0")
    + fenced("output", "42.0")
    + fenced("python run continues fails", "x.append(1)")
    + fenced("output", "AttributeError: 'float' object has no attribute 'append'")
    + fenced("python run continues", "print(x)")
    + fenced("output", "1.0")
)


def test_blocks_that_print_what_is_shown_hold(lesson: Lesson, pool: Pool) -> None:
    assert said(prove_blocks(with_text(lesson, CHAIN), NAME, pool.run)) == ""


@pytest.mark.parametrize(
    ("shown", "really", "message"),
    [
        ("42.0", "42.1", "text.en.md: block 2: received this output:\n42.1\n\nexpected what it prints:\n42.0\n"),
        ("has no attribute", "has an attribute", "text.en.md: block 3: received this output:\nAttributeError: 'float'"),
        ("print(7 * x)", "print(7 * y)", "block 2: ended by exited 1: "),
        ("x.append(1)", "x", "block 3: expected an error of this block; it ended by exited 0"),
        (fenced("output", "1.0"), "", "block 4: received this output:\n\nexpected what it prints:\n1.0"),
        ("python run\n", "python\n", "text.en.md: line 5: received the first block, expected one that continues"),
        ("python run continues fails", "python run fail", "line 14: received 'fail' behind python, expected one of"),
        ("```output\n1.0", "text\n\n```output\n1.0", "received an output, expected it right beneath a python run"),
    ],
)
def test_a_block_that_does_something_else_is_found(
    lesson: Lesson, pool: Pool, shown: str, really: str, message: str
) -> None:
    assert shown in CHAIN
    changed = with_text(lesson, CHAIN.replace(shown, really))

    try:
        found = said(prove_blocks(changed, NAME, pool.run))
    except AuthorError as error:
        found = str(error)

    assert message in found


def test_python_that_never_runs_is_found(lesson: Lesson, pool: Pool) -> None:
    still = with_text(lesson, fenced("python", "model.fit()") + fenced("text", "anything"))

    assert "line 1: received Python that never runs" in said(prove_blocks(still, NAME, pool.run))


@pytest.mark.parametrize(
    ("shown", "holds"),
    [("loss 0.300, 5s", True), ("loss 0.314, 1s", True), ("loss 0.32, 1s", False), ("accuracy 0.300, 1s", False)],
)
def test_numbers_that_are_about_right_may_differ_by_little_and_times_by_much(
    lesson: Lesson, pool: Pool, shown: str, holds: bool
) -> None:
    block = fenced("python run", "print('loss 0.301, 12s')") + fenced("output about", shown)

    assert (said(prove_blocks(with_text(lesson, block), NAME, pool.run)) == "") is holds
