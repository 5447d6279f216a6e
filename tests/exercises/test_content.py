"""What only the course that ships has to hold: its figures, its canonical examples, the words for its mistakes.

What every course has to hold is proved by ``tests/content/test_examples.py``.
"""

from __future__ import annotations

import dataclasses
import re
import runpy
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from exercises import catalog
from exercises.by_hand import ByHand
from exercises.lessons import fill_texts
from exercises.schema import Code, ParametersCheck, Variant
from graders.checks import grade_answers
from graders.contract import Kind
from graders.feedback import MESSAGES
from graders.local import make_job

SEEDS = 1000
Draw = Callable[[int], dict[str, Any]]
OF_CHECKS = {"answers", "arrays", "checks", "choices", "functions", "general", "models", "runs", "training"}
"""Topics of feedback that the checks themselves name."""

COURSE = catalog.load(catalog.ROOT / "dense-networks")
EXERCISES = {exercise.id.partition("/")[2]: exercise for exercise in COURSE.exercises}
BY_HAND = [slug for slug, exercise in EXERCISES.items() if isinstance(exercise.spec, ByHand)]
CODE = [slug for slug, exercise in EXERCISES.items() if isinstance(exercise.spec, Code)]
FORMULA = re.compile(r"max\(|\b(?:MAE|MSE|CCE|BCE)\b")
"""The same in every language."""


def draws(slug: str) -> Draw:
    if EXERCISES[slug].variant_source is None:
        return lambda _seed: {}
    draw: Draw = runpy.run_path(str(EXERCISES[slug].path / "variant.py"))["draw"]
    return draw


def drawn(slug: str) -> Iterator[Variant]:
    draw = draws(slug)
    return (Variant(seed=seed, **draw(seed)) for seed in range(SEEDS))


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.slug)
def test_figures_are_themeable_and_speak_no_language(lesson: catalog.Lesson) -> None:
    assert lesson.figures
    for name, svg in lesson.figures.items():
        root = ElementTree.fromstring(svg)
        assert "viewBox" in root.attrib, name
        assert not re.search(r"<script|<style|<a\b|\bon\w+=|href|url\(| style=|#[0-9a-f]{3}", svg), name
        words = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert not [word for word in words if re.search(r"[A-Za-z]{3}|[А-яЁё]", FORMULA.sub("", word))], name


def test_a_lesson_shows_the_numbers_of_the_log_that_it_places() -> None:
    (lesson,) = (lesson for lesson in COURSE.lessons if lesson.slug == "mnist")
    text = "::training-log first-network\n{{ first_network_loss_1 | 4 }}; {{ first_network_accuracy_15 | 4 }}; "
    text += "{{ first_network_runs }}"
    placed = dataclasses.replace(lesson, text={"ru": text, "en": text})

    filled = fill_texts(placed, {}, "dense-networks/mnist")

    assert filled["ru"].splitlines()[1].startswith("0,2073; 0,9958; ")
    assert filled["en"].splitlines()[1].startswith("0.2073; 0.9958; ")


def of_exercises(keys: Iterable[str]) -> set[str]:
    """Of the keys of feedback those that only an exercise names, and no check of ours."""
    return {key for key in keys if key.split(".")[0] not in OF_CHECKS}


def test_feedback_of_misconceptions_is_used() -> None:
    used = set()
    for exercise in EXERCISES.values():
        if exercise.variant_source:
            draw = runpy.run_path(str(exercise.path / "variant.py"))["draw"]
            # Some mistakes can be made only with some numbers.
            mistakes = [draw(seed).get("mistakes", {}) for seed in range(8)]
            used |= {key for drawn in mistakes for known in drawn.values() for key in known}
        if isinstance(exercise.spec, Code):
            checks = [check for check in exercise.spec.checks if isinstance(check, ParametersCheck)]
            used |= {key for check in checks for key in check.mistakes.values()}
            used |= {key for call in exercise.spec.calls for key in call.mistakes}

    assert of_exercises(MESSAGES) == of_exercises(used)


def test_canonical_variant_of_mae_is_the_example_of_the_lesson() -> None:
    variant = draws("losses/mae")(0)
    assert variant["numbers"]["y_true"] == [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17]
    assert variant["numbers"]["y_pred"] == [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11]
    assert variant["answers"]["mae"] == pytest.approx(6.727273, abs=5e-7)
    mistakes = variant["mistakes"]["mae"]
    assert (mistakes["losses.sum_not_mean"], mistakes["losses.sum_of_squares"]) == (74, 602)
    assert mistakes["losses.mse_for_mae"] == pytest.approx(54.727273, abs=5e-7)


def test_mean_absolute_error_of_every_variant_is_that_of_its_numbers() -> None:
    for variant in drawn("losses/mae"):
        pairs = list(zip(variant.numbers["y_true"], variant.numbers["y_pred"], strict=True))
        assert len(pairs) == 11
        assert variant.answers["mae"] == pytest.approx(sum(abs(y - p) for y, p in pairs) / 11)


def test_canonical_variant_of_dense_layer_has_320_and_352_parameters() -> None:
    variant = draws("parameters/dense-layer")(0)
    assert list(variant["answers"].values()) == [320, 0, 320, 320, 32, 352]


def test_points_of_a_table_are_earned_cell_by_cell() -> None:
    wrong = {wrong.name: wrong for wrong in EXERCISES["parameters/dense-layer"].wrong}["bias-once"]
    variant = Variant(seed=0, **draws("parameters/dense-layer")(0))
    verdict = grade_answers(
        make_job(EXERCISES["parameters/dense-layer"], wrong.answers, kind=Kind.SUBMIT, variant=variant)
    )
    assert (verdict.points, verdict.max_points) == (4, 6)
