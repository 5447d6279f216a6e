"""The proof of content finds what is wrong with an exercise, and says in which file and under which key."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import pytest

from exercises import catalog
from exercises.catalog import AuthorError, Exercise
from exercises.schema import Code, CompiledCheck, Expectation, Right, TrainedCheck, Variant, Wrong
from exercises.strict import Text
from exercises.variants import fit_variant
from graders.contract import Job, Kind, Resources
from graders.local import grade_here
from graders.proof.answers import faults_of_limits, prove_answers, prove_code
from graders.proof.formulas import Formula, FormulaError, compile_formulas, formulas_in
from graders.proof.languages import prove_languages
from graders.proof.shortened import shorten
from graders.proof.variants import prove_variants
from graders.sandbox.pool import Pool
from tests.platform.cast import draw_here

MAE = "dense-networks/losses/mae"
CODE = "dense-networks/parameters/two-layers"
NO_POOL: Any = None
"""Answers by hand need none."""


@pytest.fixture(scope="module")
def mae() -> Exercise:
    return catalog.load_exercise(MAE)


def said(errors: Iterable[AuthorError]) -> str:
    return "\n".join(map(str, errors))


def variants_of(exercise: Exercise, count: int = 64) -> list[Variant]:
    drawn = draw_here(exercise.variant_source or "", range(count))
    return [fit_variant(exercise, seed, values) for seed, values in enumerate(drawn)]


def spoilt(variant: Variant, **mistakes: float) -> Variant:
    known = {**variant.mistakes["mae"], **{key.replace("__", "."): value for key, value in mistakes.items()}}
    return variant.model_copy(update={"mistakes": {"mae": known}})


def with_text(exercise: Exercise, **texts: str) -> Exercise:
    return dataclasses.replace(exercise, text={**exercise.text, **texts})


def test_what_is_shipped_has_no_fault(mae: Exercise) -> None:
    variants = variants_of(mae)

    assert said(prove_variants(mae, variants)) == ""
    assert said(prove_answers(mae, variants[0], NO_POOL, is_long=False)) == ""


def test_a_mistake_that_equals_the_answer_within_the_tolerance_is_found(mae: Exercise) -> None:
    variants = variants_of(mae)
    answer = variants[5].answer_cells["mae"]
    variants[5] = spoilt(variants[5], losses__sum_not_mean=answer + 1e-5)

    found = said(prove_variants(mae, variants))

    assert f"{MAE}/variant.py: mistakes.mae.losses.sum_not_mean: seed 5: " in found
    assert "is the answer too" in found


def test_a_mistake_that_is_taken_for_another_is_found(mae: Exercise) -> None:
    variants = variants_of(mae)
    variants[3] = spoilt(variants[3], losses__signed_sum=variants[3].mistakes["mae"]["losses.sum_not_mean"])  # type: ignore[arg-type]

    assert "signed_sum: seed 3: " in said(prove_variants(mae, variants))


def test_a_mistake_without_words_is_found(mae: Exercise) -> None:
    variants = variants_of(mae)
    variants[0] = spoilt(variants[0], losses__unheard_of=1.5)

    assert "mistakes.mae.losses.unheard_of: seed 0: there is no such message" in said(prove_variants(mae, variants))


def test_seeds_that_draw_the_same_are_found(mae: Exercise) -> None:
    variants = variants_of(mae)[:1] * 64

    assert "variant.py: numbers: 64 seeds drew 1 different variants" in said(prove_variants(mae, variants))


def test_answers_that_are_all_nought_are_found(mae: Exercise) -> None:
    nought = variants_of(mae)[0].model_copy(update={"answers": {"mae": 0}, "mistakes": {}})

    assert "answers: seed 0: every answer is 0" in said(prove_variants(mae, [nought]))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
@pytest.mark.parametrize("place", ["numbers", "answers", "mistakes"])
def test_what_is_not_finite_is_refused_with_its_seed(mae: Exercise, place: str, value: float) -> None:
    drawn = dict(draw_here(mae.variant_source or "", [7])[0])
    drawn[place] = {**drawn[place], "mae": {"losses.sum_not_mean": value} if place == "mistakes" else value}

    with pytest.raises(AuthorError, match=rf"losses/mae/variant\.py: {place}\.mae.*seed 7: "):
        fit_variant(mae, 7, drawn)


def test_a_solution_that_does_not_pass_is_found(mae: Exercise) -> None:
    wrong = dataclasses.replace(mae, solution={"mae": "6.5"}, right=(Right(name="other", answers={"mae": "7"}),))

    found = said(prove_answers(wrong, variants_of(mae)[0], NO_POOL, is_long=False))

    assert f"{MAE}/solution.yaml: received failed, 0 of 2 points, expected passed" in found
    assert f"{MAE}/right/other.yaml: received failed" in found


def test_a_wrong_answer_that_gets_something_else_is_found(mae: Exercise) -> None:
    expect = Expectation(outcome="partly", feedback=["losses.signed_mean"])
    wrong = dataclasses.replace(mae, wrong=(Wrong(name="sum", expect=expect, answers={"mae": "74"}),))

    found = said(prove_answers(wrong, variants_of(mae)[0], NO_POOL, is_long=False))

    assert f"{MAE}/wrong/sum.yaml: outcome: received failed, expected partly" in found
    assert f"{MAE}/wrong/sum.yaml: feedback: received losses.sum_not_mean, expected losses.signed_mean" in found


def test_a_limit_below_three_times_the_need_is_found() -> None:
    exercise = catalog.load_exercise(CODE)

    found = said(faults_of_limits(exercise, exercise.spec, [Resources(wall_seconds=4.0, cpu_seconds=1.0)]))  # type: ignore[arg-type]

    assert (
        found == f"{CODE}/exercise.yaml: limits.wall_seconds: received 10, expected at least 3 times the 4.00 s that "
        "the solution needs"
    )


@pytest.mark.parametrize(
    ("ru", "en", "key"),
    [
        ("Всего пять чисел: 5", "Five numbers: 6", "numbers"),
        ("Число {{ mae }}", "The number", "placeholders"),
        ("Формула $a$ и слова", "A formula", "formulas"),
        ("```python\nx = 1\n```\nслова", "```python\ny = 1\n```\nwords", "code"),
        ("# Заголовок", "Heading", "headings"),
        ("См. [тут](../other)", "See [here](../another)", "links"),
        ("См. [тут](https://a.org)", "See here", "links"),
        ("Слова", "Words и слова", "received Russian letters"),
        ("Слова: only English stands here", "Words", "received fewer Russian letters"),
        ("Ровно 0.5 и слова", "Exactly 0.5", "expected a decimal comma"),
        ("Сеть: 10 000 слов", "A network: 10 000 words", "thousands"),
    ],
)
def test_what_differs_between_the_languages_is_found(mae: Exercise, ru: str, en: str, key: str) -> None:
    assert key in said(prove_languages(with_text(mae, ru=ru, en=en)))


def with_hint(exercise: Exercise, ru: str, en: str) -> Exercise:
    hinted = exercise.spec.model_copy(update={"hints": [Text(ru=ru, en=en)]})
    return dataclasses.replace(exercise, spec=hinted)


def test_hints_are_proved_as_every_text_is(mae: Exercise) -> None:
    numbers = variants_of(mae, 1)[0].numbers
    hinted = with_hint(mae, "Ошибок {{ count }}: $\\frac{1}{n$", "There are {{ mae }} errors")

    found = said(prove_languages(hinted))

    assert "placeholders: expected the same in both languages; only in ru: count; only in en: mae" in found
    assert "formulas: expected as many in both languages; received 1 in ru, 0 in en" in found
    assert "$\\frac{1}{n$" in said(compile_formulas(list(formulas_in(hinted, numbers))))


def test_a_hint_that_wants_a_number_which_the_variant_lacks_is_refused(mae: Exercise) -> None:
    with pytest.raises(AuthorError, match=r"mae/exercise\.yaml: .*cuont.*: there is no number of that name"):
        variants_of(with_hint(mae, "{{ cuont }}", "{{ cuont }}"), 1)


def test_places_and_figures_of_a_lesson_are_the_same_in_both_languages() -> None:
    course = catalog.load_all()[0]
    lesson = dataclasses.replace(course.lessons[0], text={"ru": "::exercise mae\nслово", "en": "word"})

    assert "dense-networks/losses/text.en.md: places: " in said(prove_languages(lesson, "dense-networks/losses"))


def test_a_formula_that_does_not_compile_is_found_with_its_file() -> None:
    good, bad = Formula("a.md", r"\frac{1}{n}", is_block=True), Formula("b.md", r"\frac{1}{", is_block=False)

    (error,) = compile_formulas([good, bad])

    assert (error.file, error.key) == ("b.md", r"$\frac{1}{$")


def test_formulas_that_can_not_be_compiled_here_are_no_authors_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(FormulaError, match="node"):
        list(compile_formulas([Formula("a.md", "a", is_block=False)]))


@pytest.mark.sandbox
def test_a_shortened_training_keeps_its_architecture_and_ends_soon() -> None:
    source = (
        "import keras, numpy as np\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"
        "model.compile(loss='mse', optimizer='sgd')\n"
        "x = np.zeros((100000, 4))\n"
        "history = model.fit(x, x[:, :2], 8, 1000, verbose=0)\n"
        "print(len(history.epoch))\n"
    )
    checks = (
        CompiledCheck(check="model.compiled", needs=["learned"], loss=["mean_squared_error"]).model_dump(mode="json"),
        TrainedCheck(check="trained.accuracy", id="learned", points=4).model_dump(mode="json"),
    )
    leaves = ({"name": "model", "format": "keras", "max_mib": 4},)
    job = Job("a", "n", "c/l/e", "r", Kind.SUBMIT, source=source, checks=checks, leaves=leaves, measure={"model": "m"})

    with Pool(slots=1) as pool:
        verdict = grade_here(shorten(job), pool)

    assert verdict.output == "1\n"
    assert [check.name for check in verdict.checks] == ["model.compiled"]
    assert verdict.score == 1.0


def test_a_mistake_of_a_function_without_words_is_found() -> None:
    exercise = catalog.load_exercise("dense-networks/losses/in-numpy")
    document = exercise.spec.model_dump(mode="json")
    document["calls"][1]["cases"][0]["mistakes"] = {"functions.misspelt": 1}

    errors = prove_code(dataclasses.replace(exercise, spec=Code.model_validate(document)))

    assert "calls[1]: received functions.misspelt; there is no such message" in said(errors)


def test_starter_code_that_is_no_python_is_found() -> None:
    exercise = dataclasses.replace(catalog.load_exercise(CODE), starter={"ru": "x = 1\n", "en": "x = 1\ny = (\n"})

    assert f"{CODE}/starter.en.py: line 2: '(' was never closed" in said(prove_code(exercise))
