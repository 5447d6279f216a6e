"""The course that ships is whole: both languages say the same, and every exercise is what it claims to be."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any
from xml.etree import ElementTree

import pytest

from exercises import catalog
from exercises.by_hand import ByHand
from exercises.filling import placeholders
from exercises.schema import Code, ParametersCheck, Variant
from graders.checks import grade_answers
from graders.checks.tolerance import is_within
from graders.contract import Job, Kind, Verdict
from graders.feedback import MESSAGES
from graders.jobs import job_for

SEEDS = 1000
Draw = Callable[[int], dict[str, Any]]

COURSE = catalog.load(catalog.ROOT / "dense-networks")
EXERCISES = {exercise.slug: exercise for lesson in COURSE.lessons for exercise in lesson.exercises}
BY_HAND = [slug for slug, exercise in EXERCISES.items() if isinstance(exercise.spec, ByHand)]
CODE = [slug for slug, exercise in EXERCISES.items() if isinstance(exercise.spec, Code)]
DRAWN = [slug for slug in BY_HAND if EXERCISES[slug].variant_source]
TEXTS = {
    **{f"{lesson.slug}: lesson": lesson.text for lesson in COURSE.lessons},
    **{f"{slug}: text": exercise.text for slug, exercise in EXERCISES.items()},
    **{f"{slug}: explanation": exercise.explanation for slug, exercise in EXERCISES.items()},
    **{f"{slug}: starter": exercise.starter for slug, exercise in EXERCISES.items() if exercise.starter},
}


def draws(slug: str) -> Draw:
    if EXERCISES[slug].variant_source is None:
        return lambda _seed: {}
    draw: Draw = runpy.run_path(str(EXERCISES[slug].path / "variant.py"))["draw"]
    return draw


def drawn(slug: str) -> Iterator[Variant]:
    draw = draws(slug)
    return (Variant(seed=seed, **draw(seed)) for seed in range(SEEDS))


def job_of(slug: str, variant: Variant, answers: dict[str, str]) -> Job:
    exercise = EXERCISES[slug]
    return job_for(
        exercise.spec,
        exercise=exercise.id,
        revision=exercise.revision,
        variant=variant,
        kind=Kind.SUBMIT,
        attempt="attempt",
        nonce="nonce",
        answers=answers,
    )


def graded(slug: str, answers: dict[str, str]) -> Verdict:
    return grade_answers(job_of(slug, Variant(seed=0, **draws(slug)(0)), answers))


def formulas(text: str) -> list[str]:
    return re.findall(r"\$\$.+?\$\$|\$[^$]+\$", without_code(text), re.DOTALL)


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def code(text: str) -> list[str]:
    """The fenced code without its comments, which are in the language of the text."""
    return [re.sub(r"# .*", "", block) for block in re.findall(r"```.*?```", text, re.DOTALL)]


def numbers(text: str) -> list[str]:
    plain = without_code(text).replace("{,}", ".").replace(r"\,", "").replace("\u202f", "")
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", plain)))


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_hold_the_same(name: str) -> None:
    russian, english = TEXTS[name]["ru"], TEXTS[name]["en"]
    assert placeholders(russian) == placeholders(english)
    assert len(formulas(russian)) == len(formulas(english))
    assert numbers(russian) == numbers(english)
    assert code(russian) == code(english)
    for mark in (r"^::.*$", r"^#+ ", r"!\[.*?\]\(figures/[^ )]+", r"^\|", r"^(?:-|\d\.) "):
        found = [re.findall(mark, text, re.MULTILINE) for text in (russian, english)]
        assert len(found[0]) == len(found[1]), mark


@pytest.mark.parametrize("name", TEXTS)
def test_each_language_is_its_own(name: str) -> None:
    assert not re.search("[а-яё]", TEXTS[name]["en"], re.IGNORECASE)
    prose = re.sub(r"::.*|\{\{.*?\}\}|\]\([^ ]+", "", TEXTS[name]["ru"])
    assert len(re.findall("[а-яё]", prose, re.IGNORECASE)) > len(re.findall(r"[a-z]", without_code(prose)))
    assert not re.search(r"\d\.\d", without_code(prose))


@pytest.mark.parametrize("name", TEXTS)
def test_thousands_do_not_break_across_lines(name: str) -> None:
    for text in TEXTS[name].values():
        prose = re.sub(r"\$[^$]+\$|^ *#.*", "", without_code(text), flags=re.MULTILINE)
        assert not re.search(r"\d \d{3}\b", prose)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.slug)
def test_figures_are_themeable_and_speak_no_language(lesson: catalog.Lesson) -> None:
    assert lesson.figures
    for name, svg in lesson.figures.items():
        root = ElementTree.fromstring(svg)
        assert "viewBox" in root.attrib, name
        assert not re.search(r"<script|<style|<a\b|\bon\w+=|href|url\(| style=|#[0-9a-f]{3}", svg), name
        words = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert not [word for word in words if re.search(r"[A-Za-z]{3}|[А-яЁё]", word)], name


@pytest.mark.parametrize("slug", EXERCISES)
def test_feedback_that_an_exercise_names_exists(slug: str) -> None:
    exercise = EXERCISES[slug]
    named = {key for wrong in exercise.wrong for key in wrong.expect.feedback}
    if isinstance(exercise.spec, Code):
        for check in exercise.spec.checks:
            named |= set(check.mistakes.values()) if isinstance(check, ParametersCheck) else set()
        named |= {key for call in exercise.spec.calls for case in call.cases for key in case.mistakes}
    else:
        named |= {key for known in draws(slug)(0).get("mistakes", {}).values() for key in known}
    assert named <= MESSAGES.keys()


def test_feedback_of_misconceptions_is_used() -> None:
    used = {key for slug in BY_HAND for known in draws(slug)(0).get("mistakes", {}).values() for key in known}
    for slug in CODE:
        spec = EXERCISES[slug].spec
        assert isinstance(spec, Code)
        used |= {key for check in spec.checks if isinstance(check, ParametersCheck) for key in check.mistakes.values()}
    assert {key for key in MESSAGES if key.startswith(("dense.", "losses.", "parameters."))} == used


@pytest.mark.parametrize("slug", BY_HAND)
def test_text_wants_only_numbers_that_every_variant_has(slug: str) -> None:
    exercise = EXERCISES[slug]
    wanted = {name for text in (exercise.text, exercise.explanation) for name in placeholders(text["ru"])}
    assert all(wanted <= variant.numbers.keys() for variant in drawn(slug))


@pytest.mark.parametrize("slug", DRAWN)
def test_thousand_seeds_draw_answers_that_no_mistake_equals(slug: str) -> None:
    for variant in drawn(slug):
        for check in job_of(slug, variant, {}).checks:
            if check["check"] == "number":
                values = [check["expected"], *check["mistakes"].values()]
                near = [is_within(check["tolerance"], one, other) for one, other in permutations(values, 2)]
                assert not any(near), (variant.seed, check["name"])


@pytest.mark.parametrize("slug", DRAWN)
def test_a_seed_always_draws_the_same(slug: str) -> None:
    draw = draws(slug)
    assert [draw(seed) for seed in range(20)] == [draw(seed) for seed in range(20)]
    assert len({str(draw(seed)["numbers"]) for seed in range(64)}) > 60


def test_canonical_variant_of_mae_is_the_example_of_the_lesson() -> None:
    variant = draws("mae")(0)
    assert variant["numbers"]["y_true"] == [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17]
    assert variant["numbers"]["y_pred"] == [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11]
    assert variant["answers"]["mae"] == pytest.approx(6.727273, abs=5e-7)
    mistakes = variant["mistakes"]["mae"]
    assert (mistakes["losses.sum_not_mean"], mistakes["losses.sum_of_squares"]) == (74, 602)
    assert mistakes["losses.mse_for_mae"] == pytest.approx(54.727273, abs=5e-7)


def test_mean_absolute_error_of_every_variant_is_that_of_its_numbers() -> None:
    for variant in drawn("mae"):
        pairs = list(zip(variant.numbers["y_true"], variant.numbers["y_pred"], strict=True))
        assert len(pairs) == 11
        assert variant.answers["mae"] == pytest.approx(sum(abs(y - p) for y, p in pairs) / 11)


def test_canonical_variant_of_dense_layer_has_320_and_352_parameters() -> None:
    variant = draws("dense-layer")(0)
    assert list(variant["answers"].values()) == [320, 0, 320, 320, 32, 352]


@pytest.mark.parametrize("slug", BY_HAND)
def test_solution_and_other_right_answers_pass(slug: str) -> None:
    exercise = EXERCISES[slug]
    assert isinstance(exercise.solution, dict)
    for answers in (exercise.solution, *(right.answers for right in exercise.right)):
        verdict = graded(slug, answers)
        assert (verdict.outcome, verdict.score) == ("passed", 1.0)


@pytest.mark.parametrize(("slug", "name"), [(slug, wrong.name) for slug in BY_HAND for wrong in EXERCISES[slug].wrong])
def test_known_wrong_answer_gets_its_outcome_and_feedback(slug: str, name: str) -> None:
    wrong = {wrong.name: wrong for wrong in EXERCISES[slug].wrong}[name]
    verdict = graded(slug, wrong.answers)
    assert verdict.outcome == wrong.expect.outcome
    assert set(wrong.expect.feedback) <= {check.key for check in verdict.checks}


def test_points_of_a_table_are_earned_cell_by_cell() -> None:
    wrong = {wrong.name: wrong for wrong in EXERCISES["dense-layer"].wrong}["bias-once"]
    verdict = graded("dense-layer", wrong.answers)
    assert (verdict.points, verdict.max_points) == (4, 6)


@pytest.mark.parametrize("slug", CODE)
def test_code_is_python(slug: str) -> None:
    exercise = EXERCISES[slug]
    assert isinstance(exercise.solution, str)
    examples = [example.source for example in exercise.wrong] + [example.source for example in exercise.right]
    for source in (exercise.solution, *exercise.starter.values(), *examples):
        compile(source, slug, "exec")
