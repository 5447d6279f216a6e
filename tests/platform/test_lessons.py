"""What a lesson is made of, on its page: hints, blocks of code, terms and the glossary they lead to."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client

from courses.services import publish
from exercises import catalog
from tests.platform.cast import draw_here, numbers_here
from tests.platform.test_by_hand import HTMX

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
LESSON = "/examples/lesson/"
GLOSSARY = "/examples/glossary/"
NUMBER = "/examples/by-hand/number/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _examples() -> None:
    publish(catalog.load(EXAMPLES), draw=draw_here, draw_numbers=numbers_here)


def page(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_hints_are_shown_from_the_nudge_to_the_method_with_the_students_numbers(visitor: Client) -> None:
    shown = page(visitor, NUMBER)

    assert [shown.index(f"Hint {number} of 3") for number in (1, 2, 3)] == sorted(
        shown.index(f"Hint {number} of 3") for number in (1, 2, 3)
    )
    assert "It costs no points." in shown
    assert "First take the sign off each number of 3, −2, 3." in shown
    assert "Now add up the magnitudes" in shown


def test_hints_are_there_on_the_bench_and_after_an_answer(as_alice: Client) -> None:
    assert "Hint 1 of 1" in page(as_alice, "/examples/code/function/")
    answered = as_alice.post(f"{NUMBER}answer/", {"mae": "1"}, headers=HTMX).content.decode()
    assert "Hint 3 of 3" in answered


def test_an_exercise_without_hints_says_nothing_of_them(visitor: Client) -> None:
    assert "Hint" not in page(visitor, "/examples/by-hand/choice/")


def test_terms_of_a_lesson_lead_to_the_glossary_and_say_on_the_page_what_they_mean(visitor: Client) -> None:
    shown = page(visitor, LESSON)

    assert '<a href="../glossary/#mae" class="term"' in shown
    assert '<div class="prose" id="term-mae-says"><p>The mean of the errors' in shown


def test_the_glossary_is_in_the_order_of_the_alphabet_of_its_language(visitor: Client, client: Client) -> None:
    english, russian = page(visitor, GLOSSARY), page(client, GLOSSARY)

    assert english.index("<h2>error</h2>") < english.index("<h2>mean absolute error, MAE</h2>")
    assert russian.index("<h2>ошибка</h2>") < russian.index("<h2>средняя абсолютная ошибка, MAE</h2>")
    assert '<span class="term-other" lang="en">error</span>' in russian


def test_a_term_leads_back_to_the_first_lesson_that_links_to_it_and_to_its_neighbours(visitor: Client) -> None:
    shown = page(visitor, GLOSSARY)

    assert '<a href="/examples/lesson/">What a lesson is made of</a>' in shown
    assert '<a href="#error">error</a>' in shown


@pytest.mark.parametrize("query", ["MEAN", "средняя", " mae "])
def test_a_term_is_found_by_its_name_in_either_language_without_scripts(visitor: Client, query: str) -> None:
    shown = html.unescape(visitor.get(GLOSSARY, {"q": query}).content.decode())

    assert 'id="mae"' in shown
    assert 'id="error"' not in shown
    assert "Terms found: 1" in shown


def test_the_contents_of_a_course_lead_to_its_glossary(visitor: Client) -> None:
    assert f'<a href="{GLOSSARY}">Glossary</a>' in page(visitor, "/examples/")


def test_a_course_without_terms_has_no_glossary(visitor: Client) -> None:
    course = catalog.load(EXAMPLES)
    lessons = tuple(lesson for lesson in course.lessons if lesson.slug != "lesson")
    publish(catalog.Course("examples", course.spec, (), lessons), draw=draw_here, draw_numbers=numbers_here)

    assert visitor.get(GLOSSARY).status_code == 404
    assert "Glossary" not in page(visitor, "/examples/")


def test_blocks_are_shown_with_what_they_print(visitor: Client) -> None:
    shown = page(visitor, LESSON)

    assert '<span class="n">y_true</span> <span class="o">=</span>' in shown
    assert ">[ 0.5 -1.  -2. ]\n</pre>" in shown
