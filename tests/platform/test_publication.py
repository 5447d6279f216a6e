"""What publication stores, and that nothing of it changes afterwards."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from courses.markdown import Place, render, render_page
from courses.models import Exercise, Lesson, Revision, Variant, revision_of
from courses.services import SEEDS, publish
from exercises import catalog
from exercises.catalog import AuthorError
from exercises.code_blocks import Block
from exercises.schema import LANGUAGES
from tests.platform.cast import CODE, MAE, MNIST, changed, draw_here, exercise, numbers_here

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> catalog.Course:
    return catalog.load_all()[0]


def test_publishing_unchanged_content_draws_nothing_and_adds_nothing(course: catalog.Course) -> None:
    def refuse(_source: str, _seeds: Sequence[int]) -> list[dict[str, Any]]:
        raise AssertionError("nothing is new, so nothing is to be drawn")

    before = (Revision.objects.count(), Variant.objects.count())
    publication = publish(course, draw=refuse, draw_numbers=numbers_here)
    assert publication.new_revisions == ()
    assert (Revision.objects.count(), Variant.objects.count()) == before


def with_numbers(course: catalog.Course) -> catalog.Course:
    lesson = course.lessons[0]
    places = "".join(f"\n\n::exercise {exercise.slug}" for exercise in lesson.exercises)
    text = dict.fromkeys(("ru", "en"), f"MAE = {{{{ mae | 2 }}}}{places}")
    numbered = dataclasses.replace(lesson, text=text, numbers_source="def numbers(): return {'mae': 74 / 11}")
    return dataclasses.replace(course, lessons=(numbered, *course.lessons[1:]))


def test_a_lesson_shows_its_numbers_as_its_language_writes_them(course: catalog.Course, client: Any) -> None:
    publish(with_numbers(course), draw=draw_here, draw_numbers=numbers_here)
    assert "MAE = 6.73" in client.get("/dense-networks/losses/", headers={"accept-language": "en"}).content.decode()
    assert "MAE = 6,73" in client.get("/dense-networks/losses/", headers={"accept-language": "ru"}).content.decode()


def test_numbers_are_computed_again_only_when_their_program_changes(course: catalog.Course) -> None:
    def refuse(_source: str) -> dict[str, Any]:
        raise AssertionError("its program is the same")

    publish(with_numbers(course), draw=draw_here, draw_numbers=numbers_here)
    publish(with_numbers(course), draw=draw_here, draw_numbers=refuse)


def test_every_variant_is_drawn_at_publication() -> None:
    assert Variant.objects.filter(revision__exercise__path=MAE).count() == len(SEEDS)
    assert Variant.objects.filter(revision__exercise__path=CODE).count() == 1


def test_changed_exercise_is_a_new_revision_and_the_old_one_stays(course: catalog.Course) -> None:
    old = revision_of(exercise(MAE))
    assert publish(changed(course), draw=draw_here, draw_numbers=numbers_here).new_revisions == (MAE,)
    assert exercise(MAE).revision != old
    assert Revision.objects.filter(pk=old.pk).exists()


def test_database_refuses_to_change_what_is_published() -> None:
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        Revision.objects.update(spec={})
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        Variant.objects.update(answers={})


def test_exercise_that_left_the_course_is_not_found_but_stays_stored(course: catalog.Course, client: Any) -> None:
    lesson = dataclasses.replace(course.lessons[0], exercises=())
    publish(dataclasses.replace(course, lessons=(lesson,)), draw=draw_here, draw_numbers=numbers_here)
    assert client.get(f"/{MAE}/").status_code == 404
    assert Exercise.objects.filter(path=MAE).exists()
    assert Lesson.objects.filter(is_published=True).count() == 1


def test_number_that_the_variant_lacks_stops_publication_and_names_the_file(course: catalog.Course) -> None:
    broken = changed(course, text={"ru": "{{ nothing }}", "en": "x"})
    with pytest.raises(AuthorError, match=r"losses/mae/text\.ru\.md: \{\{ nothing \}\}"):
        publish(broken, draw=draw_here, draw_numbers=numbers_here)
    assert not Revision.objects.filter(hash="f" * 64).exists()


def test_answers_that_miss_a_field_stop_publication(course: catalog.Course) -> None:
    def forgetful(source: str, seeds: Sequence[int]) -> list[dict[str, Any]]:
        return [{**drawn, "answers": {}} for drawn in draw_here(source, seeds)]

    with pytest.raises(AuthorError, match=r"variant\.py: answers: seed 0: received none, expected mae"):
        publish(changed(course), draw=forgetful, draw_numbers=numbers_here)


def with_mnist(course: catalog.Course, **changes: Any) -> catalog.Course:
    """Return the course with its trained network changed."""
    lesson = course.lessons[-1]
    exercises = tuple(dataclasses.replace(one, **changes) if one.id == MNIST else one for one in lesson.exercises)
    assert exercises != lesson.exercises
    lesson = dataclasses.replace(lesson, exercises=exercises)
    return dataclasses.replace(course, lessons=(*course.lessons[:-1], lesson))


def test_trained_network_without_a_reference_band_is_not_published(course: catalog.Course) -> None:
    with pytest.raises(
        AuthorError, match=r"first-network/exercise\.yaml: checks\[3\]: .* write it by manage\.py calibrate"
    ):
        publish(with_mnist(course, reference=None), draw=draw_here, draw_numbers=numbers_here)


def test_reference_band_of_other_data_stops_publication(course: catalog.Course) -> None:
    reference = catalog.load_exercise(MNIST).reference
    assert reference is not None
    other = reference.model_copy(update={"dataset": "mnist-old"})
    with pytest.raises(AuthorError, match=r"first-network/reference\.yaml: dataset: received 'mnist-old'"):
        publish(with_mnist(course, reference=other), draw=draw_here, draw_numbers=numbers_here)


def test_formulas_code_and_tables_become_what_the_page_can_style() -> None:
    html = render("$a < b$\n\n$$\nc\n$$\n\n```python\nx = 1\n```\n\n| n |\n|--:|\n| 1 |\n")
    assert '<span class="math inline">a &lt; b</span>' in html
    assert '<div class="math block">c</div>' in html
    assert '<span class="n">x</span>' in html
    assert '<div class="scroll"><table>' in html
    assert '<td data-align="right">1</td>' in html


def test_authors_html_and_scripts_do_not_reach_the_page() -> None:
    html = render('<script>alert(1)</script> <b onclick="x()">b</b> [a](javascript:alert(1))')
    assert "<script" not in html
    assert "<b" not in html
    assert "href" not in html


def test_figure_is_drawn_into_the_page_without_its_scripts() -> None:
    svg = (
        '<?xml version="1.0"?><svg viewBox="0 0 1 1" onload="x()"><style>*{}</style><path class="line" d="M0 0"/></svg>'
    )
    page = render_page('![A line](figures/line.svg "It rises.")', {"line.svg": svg}, file="text.en.md", language="en")
    (html,) = page.parts
    assert html == (
        '<figure><svg role="img" aria-label="A line" viewBox="0 0 1 1"><path class="line" d="M0 0"></path></svg>'
        "<figcaption>It rises.</figcaption></figure>"
    )


def test_figure_that_is_not_there_is_the_authors_error() -> None:
    with pytest.raises(AuthorError, match=r"text\.en\.md: figures/no\.svg: there is no such figure"):
        render_page("![x](figures/no.svg)", {}, file="text.en.md", language="en")


BLOCK = "```python run continues fails\nprint(1 < 2)\n```\n\n```output about\nTrue\n```\n"


def test_code_and_its_output_become_one_part_of_the_page() -> None:
    first = "```python run\nx = 1\n```\n"

    page = render_page(f"before\n\n{first}\n{BLOCK}after", {}, file="text.en.md", language="en")

    assert page.parts == [
        "<p>before</p>",
        Block("x = 1\n", "", continues=False, fails=False, is_about=False),
        Block("print(1 < 2)\n", "True\n", continues=True, fails=True, is_about=True),
        "<p>after</p>",
    ]


def test_links_to_terms_lead_to_the_glossary_and_are_noted_once() -> None:
    text = "A [loss](glossary:loss), **the [losses](glossary:loss)** and a [metric](glossary:metric)."

    page = render_page(text, {}, file="text.en.md", language="en")

    assert page.terms == ["loss", "metric"]
    assert '<a href="../glossary/#loss" class="term" rel="noopener noreferrer">loss</a>' in str(page.parts[0])


def test_an_output_without_code_stops_publication_and_names_the_line() -> None:
    with pytest.raises(AuthorError, match=r"text\.en\.md: line 3: received an output"):
        render_page("words\n\n```output\n1\n```", {}, file="text.en.md", language="en")


def test_a_block_is_shown_as_code_with_its_output(course: catalog.Course, client: Any) -> None:
    lesson = course.lessons[0]
    text = {
        language: f"```python run\nprint(1 < 2)\n```\n```output\nTrue\n```\n{lesson.text[language]}"
        for language in LANGUAGES
    }
    course = dataclasses.replace(course, lessons=(dataclasses.replace(lesson, text=text),))
    publish(course, draw=draw_here, draw_numbers=numbers_here)

    page = client.get("/dense-networks/losses/").content.decode()

    assert '<span class="nb">print</span>' in page
    assert ">True\n</pre>" in page


def test_a_figures_decimals_are_written_as_the_language_of_the_page_writes_them() -> None:
    svg = '<svg viewBox="0 0 1.5 2"><path d="M0.5 1"></path><text x="0.5">−0.25</text></svg>'

    ru, en = (
        str(render_page("![a](figures/a.svg)", {"a.svg": svg}, file="a.md", language=language).parts[0])
        for language in ("ru", "en")
    )

    assert ">−0,25<" in ru
    assert 'd="M0.5 1"' in ru
    assert ">−0.25<" in en


def test_exercises_divide_the_text_and_code_does_not() -> None:
    page = render_page(
        "before\n::exercise mae\nafter\n\n```\n::exercise mae\n```\n", {}, file="text.en.md", language="en"
    )
    assert page.parts[0] == "<p>before</p>"
    assert page.parts[1] == Place("exercise", "mae")
    assert "::exercise mae" in str(page.parts[2])


def test_exercise_that_asks_for_more_than_the_site_gives_is_not_published(
    course: catalog.Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADUS_MAX_MEMORY_MIB", "512")
    asked = r"exercise\.yaml: limits\.memory_mib: received \d+, expected at most this site's GRADUS_MAX_MEMORY_MIB, 512"
    with pytest.raises(AuthorError, match=asked):
        publish(course, draw=draw_here, draw_numbers=numbers_here)
