"""Numbers by hand: every honest spelling is read, the right ones pass, and the wrong ones are explained."""

import math
import random
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.checks.numbers import MAX_LENGTH, NumberError, check_number, parse_number
from graders.checks.tolerance import is_within
from graders.contract import CheckResult, Job, Kind
from graders.evidence import Evidence
from graders.feedback import MESSAGES, general, render, show

SPEC: dict[str, Any] = {
    "check": "number",
    "name": "mae",
    "title": {"ru": "MAE", "en": "MAE"},
    "expected": 74 / 11,
    "tolerance": {"places": 3},
    "percent": False,
    "count": None,
    "points": 2,
    "mistakes": {"losses.sum_not_mean": 74},
    "swapped": {},
    "whole": {},
}
JOB = Job("a", "n", "c/l/e", "r", Kind.SUBMIT)
TOLERANCES = ({"places": 3}, {"digits": 4}, {"absolute": 0.01}, {"relative": 0.01}, {"exact": 1})
finite = st.floats(min_value=-1e9, max_value=1e9)


def check(text: object, **changes: Any) -> CheckResult:
    return check_number(SPEC | changes, JOB, Evidence(answers={"mae": text}))  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,727", 6.727),
        ("6.727", 6.727),
        (" +6.727 ", 6.727),
        ("\u22126,5", -6.5),
        ("\u2013 6,5", -6.5),
        ("\u200b0,5\ufeff", 0.5),
        (",25", 0.25),
        (".25", 0.25),
        ("0,25", 0.25),
        ("5,", 5.0),
        ("238 210", 238210),
        ("238\u202f210", 238210),
        ("1\u00a0234,5", 1234.5),
        ("1e-3", 0.001),
        ("2.5e-1", 0.25),
        ("2,5Е-1", 0.25),
        ("2,5·10^-1", 0.25),
        ("2.5*10^-1", 0.25),
        ("2.5 × 10**(-1)", 0.25),
        ("2,5·10⁻¹", 0.25),
        ("2,5х10^2", 250),
        ("10^-3", 0.001),
        ("-10⁻³", -0.001),
        ("1/4", 0.25),
        ("\u22121 / 4", -0.25),
        ("74/11", 74 / 11),
        ("1,5/2", 0.75),
        ("1,234", 1.234),
        ("007", 7),
    ],
)
def test_every_honest_spelling_is_read(text: str, value: float) -> None:
    assert parse_number(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\u00a0",
            "abc",
            "nan",
            "inf",
            "-inf",
            "Infinity",
            "1e999",
            "10^999",
            "1.2.3",
            "--1",
            ".",
            ",",
            "1 2",
        ),
        *("0x10", "٣", "1_000", "True", "1j", "1+2", "2·103", "2.5*10", "1/0", "0/0", "1/2/3", "1 1/4", "½", "e5"),
        *("1 23", "12 34,5", "1..2", "6,7 2", "%", "5!", "2²", "{0}", "[1]"),
    ],
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert render(caught.value.key, **caught.value.numbers).keys() == {"ru", "en"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,234.5", ["1234.5", "1.2345"]),
        ("1.234,5", ["1.2345", "1234.5"]),
        ("1,234,567.8", ["1\u202f234\u202f567.8"]),
        ("1,234,567", ["1\u202f234\u202f567"]),
        ("1.234.567", ["1\u202f234\u202f567"]),
        ("25%", ["25%", "percent"]),
        ("25 %", ["25 %", "percent"]),
        ("1/0", ["zero"]),
    ],
)
def test_refusal_names_its_reason_and_all_readings(text: str, said: list[str]) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    message = render(caught.value.key, **caught.value.numbers)["en"]
    assert [part for part in said if part not in message] == []


def test_percent_is_read_where_percent_is_asked_for() -> None:
    assert [parse_number(text, percent=True).value for text in ("98,1 %", "98.1%", "98,1")] == [98.1] * 3


@given(st.text(max_size=MAX_LENGTH + 5) | st.text(alphabet="0123456789.,·*^/-+eх %⁻¹ \u00a0", max_size=MAX_LENGTH))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        said = {"ru": str(math.isfinite(parse_number(text).value))}
    except NumberError as error:
        said = render(error.key, **error.numbers)
    assert said["ru"] not in ("False", "")


@given(finite, st.integers(0, 6))
def test_all_spellings_of_a_number_are_the_same(value: float, places: int) -> None:
    plain = f"{value:.{places}f}"
    number = parse_number(plain)
    mantissa, power = f"{value:.{places}e}".split("e")

    assert parse_number(plain.replace(".", ",")) == number
    assert parse_number(f"{value:,.{places}f}".replace(",", "\u202f").replace("-", "\u2212")) == number
    assert parse_number(f"{mantissa}·10^{int(power)}") == parse_number(f"{mantissa}e{power}")


@given(st.integers(-9999, 9999), st.integers(1, 9999))
def test_a_fraction_is_its_quotient(above: int, below: int) -> None:
    assert parse_number(f"{above}/{below}").value == above / below


@given(finite)
def test_what_the_page_echoes_is_read_again(value: float) -> None:
    for language in ("ru", "en"):
        shown = show(value, language)
        assert parse_number(shown).value == pytest.approx(value, rel=1e-5, abs=1e-6)


@given(finite, st.integers(0, 8))
def test_the_answer_rounded_by_hand_or_by_python_is_right(expected: float, places: int) -> None:
    tolerance = {"places": places}
    unit = Decimal(1).scaleb(-places)

    assert is_within(tolerance, expected, expected)
    assert is_within(tolerance, float(Decimal(repr(expected)).quantize(unit, ROUND_HALF_EVEN)), expected)
    assert is_within(tolerance, float(f"{expected:.{places}f}"), expected)


@given(finite.filter(lambda value: abs(value) > 1e-3), st.integers(1, 8))
def test_the_answer_with_its_significant_digits_is_right(expected: float, digits: int) -> None:
    assert is_within({"digits": digits}, float(f"{expected:.{digits - 1}e}"), expected)
    assert not is_within({"digits": digits}, expected * (1 + 20 * 10.0**-digits), expected)


@given(st.lists(st.floats(-100, 100).map(lambda value: round(value, 2)), min_size=1, max_size=30), st.randoms())
def test_float_dust_never_fails_a_right_answer(values: list[float], shuffle: random.Random) -> None:
    exact = sum(map(Decimal, map(str, values))) / len(values)
    dusty = list(values)
    shuffle.shuffle(dusty)
    expected = sum(dusty) / len(dusty)

    assert is_within({"places": 3}, float(f"{exact:.3f}"), expected)
    assert is_within({"digits": 6}, float(exact), expected)
    assert is_within({"relative": 1e-6}, float(exact), expected)
    assert is_within({"absolute": 0.5}, float(exact) + 0.5, expected)


@pytest.mark.parametrize("tolerance", TOLERANCES)
@given(st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True))
def test_no_two_floats_break_the_comparison(tolerance: dict[str, float], value: float, expected: float) -> None:
    result = is_within(tolerance, value, expected)

    assert not (result and not (math.isfinite(value) and math.isfinite(expected)))


class Yes(float):
    """A number that is as near to every other as it likes."""

    def __sub__(self, _other: float) -> float:
        return 0.0


@pytest.mark.parametrize("tolerance", TOLERANCES)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, True, 1 + 0j, "1", None, [1.0], object(), Yes(1.0)])
def test_nothing_but_a_finite_number_is_ever_right(tolerance: dict[str, float], value: object) -> None:
    assert not is_within(tolerance, value, 1.0)


@pytest.mark.parametrize("answer", [True, 1, None, math.nan, ["6,727"], {"value": 6.727}, 1j])
def test_an_answer_that_is_no_text_earns_nothing(answer: object) -> None:
    assert (check(answer).passed, check(answer).points) == (False, 0)


@pytest.mark.parametrize(
    ("tolerance", "right", "wrong"),
    [
        ({"places": 3}, ["6,727", "6.7273", "6.72727272", "74/11"], ["6.73", "6.728", "6.7264"]),
        ({"places": 0}, ["7", "6.7", "6,5"], ["6", "8", "6.4"]),
        ({"digits": 2}, ["6.7", "6.727", "67/10"], ["7", "6.8", "6.6"]),
        ({"absolute": 0.05}, ["6.7", "6.727", "6.77"], ["6.67", "6.8"]),
        ({"relative": 0.01}, ["6.7", "6.79"], ["6.6", "6.8"]),
    ],
)
def test_each_tolerance_takes_what_it_asks_for(tolerance: dict[str, float], right: list[str], wrong: list[str]) -> None:
    assert [text for text in right if not check(text, tolerance=tolerance).passed] == []
    assert [text for text in wrong if check(text, tolerance=tolerance).passed] == []


@pytest.mark.parametrize(
    ("text", "passed", "key"),
    [
        ("6,727", True, "answers.correct"),
        ("74", False, "losses.sum_not_mean"),
        ("6.73", False, "answers.rounding"),
        ("6.7", False, "answers.rounding"),
        ("5", False, "answers.wrong"),
        ("1e300", False, "answers.wrong"),
        ("9" * 32, False, "answers.wrong"),
        ("six", False, "answers.not_a_number"),
        ("", False, "answers.empty"),
    ],
)
def test_an_answer_gets_its_feedback(text: str, passed: bool, key: str) -> None:
    result = check(text)

    assert (result.passed, result.key, result.points) == (passed, key, 2 if passed else 0)


EXPECTED = 0.3567


@pytest.mark.parametrize(
    ("value", "key", "changes"),
    [
        (-EXPECTED, "general.sign_lost", {}),
        (EXPECTED * 11, "general.not_divided", {"count": 11}),
        (EXPECTED / 11, "general.divided_twice", {"count": 11, "tolerance": {"places": 5}}),
        (EXPECTED * 100, "general.percent", {}),
        (EXPECTED / 100, "general.percent", {"percent": True, "tolerance": {"digits": 3}}),
        (EXPECTED / math.log(10), "general.log10", {}),
        (EXPECTED / math.log(2), "general.log2", {}),
        (EXPECTED * 2, "general.twice", {}),
        (EXPECTED / 2, "general.half", {}),
        (0.359, "general.rounded_early", {}),
        (0.356, "answers.cut", {}),
        (0.36, "answers.rounding", {}),
        (0.36, "answers.rounding_digits", {"tolerance": {"digits": 3}}),
        (-352, "general.sign_lost", {"expected": 352, "tolerance": {"exact": 1}}),
        (704, "general.twice", {"expected": 352, "tolerance": {"exact": 1}}),
        (4, "answers.wrong", {"expected": 2, "tolerance": {"exact": 1}}),
        (EXPECTED * 11, "answers.wrong", {}),
    ],
)
def test_a_general_mistake_is_recognised_in_any_field(value: float, key: str, changes: dict[str, Any]) -> None:
    result = check(f"{value:.6g}", **{"expected": EXPECTED, "mistakes": {}} | changes)

    assert (result.key, result.passed) == (key, False)


def test_a_mistake_of_the_exercise_is_named_before_a_general_one() -> None:
    assert check(str(2 * EXPECTED), expected=EXPECTED, mistakes={}).key == "general.twice"
    special = {"losses.sum_not_mean": 2 * EXPECTED}
    assert check(str(2 * EXPECTED), expected=EXPECTED, mistakes=special).key == "losses.sum_not_mean"


def test_the_right_answer_wins_over_every_mistake_that_equals_it() -> None:
    assert check("6,727", mistakes={"losses.sum_not_mean": 74 / 11}).key == "answers.correct"
    assert check("0", expected=0.0, mistakes={}).key == "answers.correct"


def test_exchanged_rows_and_columns_are_recognised_only_when_all_are_exchanged() -> None:
    swapped = {"out.1": 1.5, "mae": -0.5}
    answers = {"out.1": "1,5", "mae": "-0,5"}

    spec = SPEC | {"expected": 1.5, "mistakes": {}, "swapped": swapped}
    assert check_number(spec, JOB, Evidence(answers=answers)).key == "general.swapped"
    assert check_number(spec, JOB, Evidence(answers=answers | {"out.1": "7"})).key == "answers.wrong"
    assert check_number(spec, JOB, Evidence(answers={"mae": "-0,5"})).key == "answers.wrong"


def test_cells_that_count_together_earn_nothing_until_all_of_them_hold() -> None:
    spec = SPEC | {"name": "row.1", "expected": 0.0, "mistakes": {}, "points": 1, "whole": {"row.1": 0.0, "row.2": 1.0}}

    noughts = check_number(spec, JOB, Evidence(answers={"row.1": "0", "row.2": "0"}))
    assert (noughts.passed, noughts.points, noughts.max_points) == (True, 0, 1)
    assert check_number(spec, JOB, Evidence(answers={"row.1": "0", "row.2": "1"})).points == 1


@given(st.floats(0.01, 1000).map(lambda value: round(value, 4)), st.sampled_from([*TOLERANCES[:2], TOLERANCES[4]]))
def test_no_message_about_a_wrong_number_holds_the_right_one(expected: float, tolerance: dict[str, float]) -> None:
    tried = [-1, 2, 0.5, 100, 0.01, 1.01, 11, 1 / 11, 1 / math.log(10), 1 / math.log(2), 3]
    for factor in tried:
        result = check(f"{expected * factor:.8g}", expected=expected, tolerance=tolerance, count=11, mistakes={})
        if not result.passed and result.received["en"].lstrip("\u2212") != show(expected, "en"):
            for language in ("ru", "en"):
                said = result.feedback[language].replace(result.received[language], "")
                assert show(expected, language) not in said.split() or show(expected, language) in ("2", "5", "10")


def test_general_messages_name_no_number_but_the_students() -> None:
    for key, message in general.MESSAGES.items():
        assert {"{value}"} == {part for text in message.values() for part in _placeholders(text)}, key
        assert MESSAGES[key] is message


def _placeholders(text: str) -> list[str]:
    return [f"{{{part.split('}')[0]}}}" for part in text.split("{")[1:]]


def test_the_student_is_told_how_the_number_was_understood() -> None:
    assert check("1234567.5").received == {"ru": "1\u202f234\u202f567,5", "en": "1\u202f234\u202f567.5"}
    assert check("2,5·10^-7").received == {"ru": "2,5·10⁻⁷", "en": "2.5·10⁻⁷"}


def test_a_count_must_be_whole() -> None:
    count = {"tolerance": {"exact": 1}, "expected": 352, "mistakes": {}}

    assert check("352.5", **count).key == "answers.not_whole"
    assert check("352.4", **count).passed is False
    assert check("352.0", **count).passed


def test_dust_in_a_count_that_was_multiplied_does_not_fail_it() -> None:
    assert check("29", tolerance={"exact": 1}, expected=0.29 * 100, mistakes={}).passed
