"""An exercise in which functions are written: what its page shows, and what publication asks of its variants."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client

from courses.services import publish
from exercises import catalog
from exercises.catalog import AuthorError
from exercises.schema import Code
from tests.platform.cast import draw_here, numbers_here

pytestmark = pytest.mark.django_db

PATH = "dense-networks/losses/in-numpy"
ENGLISH = {"Accept-Language": "en"}


def with_drawn(variant_source: str) -> catalog.Course:
    course = catalog.load(catalog.ROOT / "dense-networks")
    lesson = course.lessons[0]
    exercise = next(exercise for exercise in lesson.exercises if exercise.id == PATH)
    document = exercise.spec.model_dump(mode="json")
    document["calls"][0]["cases"][0] |= {"args": [{"drawn": "y"}, [1.0, 1.0]], "expected": {"drawn": "mae"}}
    changed = dataclasses.replace(
        exercise, spec=Code.model_validate(document), variant_source=variant_source, revision="e" * 64
    )
    exercises = tuple(changed if one is exercise else one for one in lesson.exercises)
    return dataclasses.replace(course, lessons=(dataclasses.replace(lesson, exercises=exercises), *course.lessons[1:]))


def test_the_page_shows_public_examples_and_nothing_of_the_hidden_ones(client: Client) -> None:
    page = client.get(f"/{PATH}/", headers=ENGLISH).content.decode()

    assert "<code>mae([3.0, -1.0, 2.0, 0.0], [1.0, 1.0, 2.0, 4.0])</code> gives <code>2</code>" in page
    assert "<code>0.0520461</code>" in page
    assert not any(hidden in page for hidden in ("-1.25", "16.118", "1.3862944", "one element"))


def test_examples_show_the_numbers_that_were_drawn(client: Client) -> None:
    source = "def draw(seed):\n    return {'numbers': {'y': [2.0, 3.0]}, 'answers': {'mae': 1.5}}"
    publish(with_drawn(source), draw=draw_here, draw_numbers=numbers_here)

    page = client.get(f"/{PATH}/", headers=ENGLISH).content.decode()

    assert "<code>mae([2.0, 3.0], [1.0, 1.0])</code> gives <code>1.5</code>" in page


@pytest.mark.parametrize(
    ("drawn", "key"),
    [
        ("{'numbers': {}, 'answers': {'mae': 1.5}}", "numbers.y"),
        ("{'numbers': {'y': [1.0]}, 'answers': {}}", "answers.mae"),
        ("{'numbers': {'y': [1.0]}, 'answers': {'mae': 1, 'mse': 2}}", "answers.mse"),
    ],
)
def test_a_variant_that_does_not_draw_what_the_calls_want_is_refused(drawn: str, key: str) -> None:
    with pytest.raises(AuthorError, match=f"in-numpy/variant.py: {key}: seed 0: expected exactly"):
        publish(with_drawn(f"def draw(seed):\n    return {drawn}"), draw=draw_here, draw_numbers=numbers_here)
