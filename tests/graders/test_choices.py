"""What is chosen, ordered or matched: part of a right answer earns part of the points, and guessing earns none."""

from __future__ import annotations

import itertools
import re
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.checks import conclude
from graders.checks.choices import check_choice, check_match, check_order
from graders.contract import CheckResult, Job, Kind, Outcome
from graders.evidence import Evidence
from graders.feedback import choices

COMMON: dict[str, Any] = {"name": "q", "title": {"ru": "Вопрос", "en": "Question"}, "points": 4}
ONE = COMMON | {"check": "choice", "several": False, "right": ["a"], "wrong": ["b", "c"]}
SEVERAL = COMMON | {"check": "choice", "several": True, "right": ["a", "b"], "wrong": ["c", "d"]}
LINES = ["data", "create", "add", "compile", "fit"]
PAIRS = [["create", "add"], ["create", "compile"], ["add", "compile"], *([line, "fit"] for line in LINES[:4])]
ORDER = COMMON | {"check": "order", "lines": LINES, "pairs": PAIRS}
MATCH = COMMON | {"check": "match", "fits": "relu", "options": ["relu", "softmax"]}
CHECKS = {"choice": check_choice, "order": check_order, "match": check_match}


def job(*checks: dict[str, Any], **answers: Any) -> Job:
    return Job("a", "n", "c/l/e", "r", Kind.SUBMIT, checks=checks, answers=answers)


def check(spec: dict[str, Any], answer: Any) -> CheckResult:
    return CHECKS[spec["check"]](spec, job(spec), Evidence(answers={"q": answer}))


@pytest.mark.parametrize(
    ("spec", "answer", "points", "key"),
    [
        (ONE, "a", 4, "choices.right"),
        (ONE, "b", 0, "choices.wrong"),
        (ONE, "a b", 0, "choices.unknown"),
        (ONE, "", 0, "choices.nothing_chosen"),
        (SEVERAL, "b a", 4, "choices.right"),
        (SEVERAL, "a", 2, "choices.some_missing"),
        (SEVERAL, "a b c", 2, "choices.some_wrong"),
        (SEVERAL, "a c", 0, "choices.wrong_and_missing"),
        (SEVERAL, "c d", 0, "choices.wrong_and_missing"),
        (SEVERAL, "a b c d", 0, "choices.some_wrong"),
        (SEVERAL, "a a b", 0, "choices.unknown"),
        (SEVERAL, "a b e", 0, "choices.unknown"),
        (ORDER, "data create add compile fit", 4, "choices.order_right"),
        (ORDER, "create add data compile fit", 4, "choices.order_right"),
        (ORDER, "create add compile data fit", 4, "choices.order_right"),
        (ORDER, "data create compile add fit", 2.86, "choices.order_wrong"),
        (ORDER, "fit compile add create data", 0, "choices.order_wrong"),
        (ORDER, "data create add", 0, "choices.unfinished_order"),
        (ORDER, "data:1 create: add:3 compile:4 fit:1", 0, "choices.unfinished_order"),
        (ORDER, "", 0, "choices.nothing_ordered"),
        (MATCH, "relu", 4, "choices.fits"),
        (MATCH, "softmax", 0, "choices.fits_not"),
        (MATCH, "tanh", 0, "choices.unknown"),
        (MATCH, " ", 0, "choices.nothing_chosen"),
    ],
)
def test_an_answer_earns_its_share_and_its_feedback(spec: dict[str, Any], answer: str, points: float, key: str) -> None:
    result = check(spec, answer)

    assert (result.points, result.key, result.passed) == (points, key, points == 4)


@given(st.integers(1, 6), st.integers(1, 6))
def test_choosing_everything_or_nothing_earns_nothing(right: int, wrong: int) -> None:
    names = {"right": [f"r{n}" for n in range(right)], "wrong": [f"w{n}" for n in range(wrong)]}

    assert check(SEVERAL | names, " ".join([*names["right"], *names["wrong"]])).points == 0
    assert check(SEVERAL | names, "").points == 0
    assert check(SEVERAL | names, " ".join(names["right"])).passed


def test_more_right_options_never_earn_less_and_more_wrong_ones_never_earn_more() -> None:
    for size in range(1, 5):
        for chosen in itertools.combinations("abcd", size):
            points = check(SEVERAL, " ".join(chosen)).points
            for more in set("abcd") - set(chosen):
                other = check(SEVERAL, " ".join([*chosen, more])).points
                assert other >= points if more in "ab" else other <= points


def test_shuffled_lines_earn_much_less_than_half_on_the_average() -> None:
    earned = [check(ORDER, " ".join(order)).points for order in itertools.permutations(LINES)]

    assert fmean(earned) < 0.25 * 4
    assert max(points for points in earned if points < 4) < 4


@pytest.mark.parametrize("answer", [None, True, 1, ["a"], {"a": 1}])
@pytest.mark.parametrize("spec", [ONE, SEVERAL, ORDER, MATCH])
def test_an_answer_that_is_no_text_earns_nothing(spec: dict[str, Any], answer: object) -> None:
    assert (check(spec, answer).points, check(spec, answer).passed) == (0, False)


@given(st.text(alphabet="abcdefit create:12 ", max_size=40))
def test_no_text_breaks_the_checks(answer: str) -> None:
    for spec in (ONE, SEVERAL, ORDER, MATCH):
        assert 0 <= check(spec, answer).points <= 4


def test_a_part_of_the_points_makes_the_answer_partly_right() -> None:
    asked = job(SEVERAL, q="a")
    verdict = conclude(asked, Evidence(answers=asked.answers))

    assert asked.is_by_hand
    assert (verdict.outcome, verdict.points, verdict.score) == (Outcome.PARTLY, 2, 0.5)


def test_no_message_says_which_option_is_right() -> None:
    for spec in (ONE, SEVERAL, ORDER, MATCH):
        for answer in ("b", "a c", "fit compile add create data", "softmax"):
            result = check(spec, answer)
            assert not result.received
            words = " ".join(result.feedback.values()).replace(".", " ").replace(",", " ").split()
            assert not {"relu", "data", "create", "compile"} & set(words)
    placeholders = {name for text in choices.MESSAGES.values() for name in re.findall(r"{(\w+)}", text["en"])}
    assert placeholders == {"right", "wrong", "all"}
