import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.checks.numbers import MAX_LENGTH, NumberError, check_number, is_close, parse_number
from graders.contract import Job, Kind
from graders.evidence import Evidence

SPEC = {
    "check": "number",
    "name": "mae",
    "title": {"ru": "MAE", "en": "MAE"},
    "expected": 74 / 11,
    "integer": False,
    "places": 3,
    "points": 2,
    "mistakes": {"losses.sum_not_mean": 74},
}
JOB = Job("a", "n", "c/l/e", "r", Kind.SUBMIT)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,727", 6.727),
        ("6.727", 6.727),
        (" +6.727 ", 6.727),
        ("\u22126,5", -6.5),
        (".5", 0.5),
        ("5,", 5.0),
        ("238 210", 238210),
        ("238\u202f210", 238210),
        ("1e-3", 0.001),
        ("1,234", 1.234),
    ],
)
def test_numbers_are_read_with_comma_and_point(text: str, value: float) -> None:
    assert parse_number(text).value == value


@pytest.mark.parametrize(
    "text", ["", " ", "abc", "nan", "inf", "1e999", "1.2.3", "--1", ".", "1 2", "0x10", "٣", "1_000"]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        parse_number(text)


@given(st.text(max_size=MAX_LENGTH + 5))
def test_no_text_breaks_the_parser(text: str) -> None:
    with contextlib.suppress(NumberError):
        assert math.isfinite(parse_number(text).value)


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_a_number_written_with_a_comma_is_the_one_with_a_point(value: float) -> None:
    text = f"{value:.4f}"

    assert parse_number(text.replace(".", ",")) == parse_number(text)


def test_the_answer_may_be_rounded_or_more_exact_but_not_coarser() -> None:
    assert [is_close(v, 74 / 11, 3) for v in (6.727, 6.7273, 6.72727272, 6.73, 6.728)] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "passed", "key"),
    [
        ("6,727", True, "answers.correct"),
        ("74", False, "losses.sum_not_mean"),
        ("6.73", False, "answers.rounding"),
        ("5", False, "answers.wrong"),
        ("1e300", False, "answers.wrong"),
        ("9" * 32, False, "answers.wrong"),
        ("six", False, "answers.not_a_number"),
        ("", False, "answers.empty"),
    ],
)
def test_an_answer_gets_its_feedback(text: str, passed: bool, key: str) -> None:
    result = check_number(SPEC, JOB, Evidence(answers={"mae": text}))

    assert (result.passed, result.key, result.points) == (passed, key, 2 if passed else 0)


def test_the_student_is_told_how_the_number_was_understood() -> None:
    result = check_number(SPEC, JOB, Evidence(answers={"mae": "1234567.5"}))

    assert result.received == {"ru": "1\u202f234\u202f567,5", "en": "1\u202f234\u202f567.5"}


def test_feedback_never_holds_the_right_answer() -> None:
    result = check_number(SPEC, JOB, Evidence(answers={"mae": "74"}))

    assert "6,727" not in result.feedback["ru"]
    assert "6.727" not in result.feedback["en"]


def test_a_count_must_be_whole() -> None:
    spec = SPEC | {"integer": True, "expected": 352, "mistakes": {}}

    assert check_number(spec, JOB, Evidence(answers={"mae": "352.5"})).key == "answers.not_whole"
    assert check_number(spec, JOB, Evidence(answers={"mae": "352.0"})).passed
