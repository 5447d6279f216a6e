"""Arrays that code left and what its functions gave back: what is right, what is said, and what is believed."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest

from exercises.schema import Code, Variant
from graders.checks import conclude
from graders.contract import CheckResult, Job, Kind, Outcome
from graders.evidence import Evidence
from graders.evidence import captured as evidence_files
from graders.feedback import render
from graders.jobs import job_for
from graders.sandbox.inside import capture

SAYS = {"ru": "один элемент", "en": "one element"}
CALL = {
    "function": "mean",
    "seconds": 2,
    "cases": [
        {"name": "shown", "public": True, "args": [[1, 2]], "expected": 1.5, "mistakes": {"functions.sum_for_mean": 3}},
        {"name": "one", "says": SAYS, "args": [[4.0]], "expected": {"drawn": "of_one"}},
    ],
}
GROUP = {
    "check": "function.values",
    "function": "mean",
    "title": {"ru": "Среднее", "en": "Mean"},
    "cases": ["shown", "one"],
}
VALUES = {"check": "array.values", "array": "w", "expected": [[1, 2], [3, 4]], "mistakes": {}}
SHAPE = {"check": "array.shape", "array": "w", "shape": [2, 2]}
TYPE = {"check": "array.dtype", "array": "w", "kind": "float"}


def exercise(*checks: dict[str, Any], calls: tuple[dict[str, Any], ...] = (), leaves: tuple[str, ...] = ("w",)) -> Code:
    return Code.model_validate(
        {
            "kind": "code",
            "title": {"ru": "Имя", "en": "Name"},
            "leaves": [{"name": name, "format": "npz"} for name in leaves],
            "calls": list(calls),
            "checks": list(checks),
        }
    )


def job(spec: Code) -> Job:
    variant = Variant(seed=0, numbers={}, answers={"of_one": 4.0})
    made = job_for(
        spec, exercise="c/l/e", revision="r", variant=variant, kind=Kind.SUBMIT, attempt="a", nonce="n", source="x"
    )
    return Job.from_json(made.to_json())


def saved(problems: dict[str, Any] | None = None, **arrays: Any) -> Evidence:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    files = {"captured.npz": buffer.getvalue(), "captured.json": json.dumps(problems or {}).encode()}
    return Evidence(files=files)


def check(spec: dict[str, Any], evidence: Evidence) -> CheckResult:
    name = str(spec.get("array", "w"))
    return conclude(job(exercise(spec, leaves=(name,))), evidence).checks[0]


def group(evidence: Evidence) -> CheckResult:
    return conclude(job(exercise(GROUP, calls=(CALL,))), evidence).checks[0]


def returned(problems: dict[str, Any] | None = None, **arrays: Any) -> Evidence:
    return saved(
        {f"mean.{name}": problem for name, problem in (problems or {}).items()},
        **{f"mean.{name}": value for name, value in arrays.items()},
    )


@pytest.mark.parametrize(
    "received", [[[1, 2], [3, 4]], np.array([[1, 2], [3, 4]], "f4"), np.array([[1, 2], [3, 4 + 1e-6]])]
)
def test_right_numbers_pass_in_any_type_and_within_the_tolerance(received: Any) -> None:
    assert check(VALUES, saved(w=received)).key == "arrays.values_right"


@pytest.mark.parametrize(
    ("received", "key", "said"),
    [
        ([[1, 2], [3, 5]], "arrays.values", "1 of 4"),
        ([1, 2, 3, 4], "arrays.shape", "(4,)"),
        ([[1, 2], [3, np.nan]], "arrays.not_finite", "1 of 4"),
        ([[1, 2], [np.inf, 4]], "arrays.not_finite", "1 of 4"),
        (7, "arrays.shape", "a single number"),
    ],
)
def test_wrong_numbers_are_told_without_the_right_ones(received: Any, key: str, said: str) -> None:
    found = check(VALUES, saved(w=received))

    assert (found.passed, found.points, found.key) == (False, 0, key)
    assert said in found.feedback["en"]


def test_type_and_shape_are_told_as_received_and_expected() -> None:
    of_whole = saved(w=np.array([1, 2, 3]))

    assert "int64" in check(TYPE, of_whole).feedback["ru"]
    assert "float" in check(TYPE, of_whole).feedback["ru"]
    assert "(3,)" in check(SHAPE, of_whole).feedback["en"]
    assert "(2, 2)" in check(SHAPE, of_whole).feedback["en"]
    assert check(SHAPE, saved(w=[[np.nan, 1], [2, 3]])).passed
    assert check(TYPE, saved(w=np.ones(3, "f4"))).passed


def test_single_precision_may_be_asked_for_by_name() -> None:
    single = TYPE | {"kind": "float32"}

    assert check(single, saved(w=np.ones(3, "f4"))).passed
    assert "float64" in check(single, saved(w=np.ones(3))).feedback["en"]
    assert not check(single, saved(w=np.ones(3, "i4"))).passed


def test_a_known_mistake_in_an_array_is_named_with_what_was_left() -> None:
    spec = VALUES | {"expected": 2, "mistakes": {"functions.sum_for_mean": {"drawn": "of_one"}}}

    assert check(spec, saved(w=2.0)).passed
    found = check(spec, saved(w=4.0))
    assert (found.key, found.points) == ("functions.sum_for_mean", 0)
    assert "w gives 4, the sum" in found.feedback["en"]
    assert check(spec, saved(w=5.0)).key == "arrays.values"


def test_a_known_mistake_is_named_before_the_shape_it_has() -> None:
    turned = VALUES | {"expected": [[1, 2, 3]], "mistakes": {"functions.one_hot_turned": [[1], [2], [3]]}}

    assert check(turned, saved(w=[[1], [2], [3]])).key == "functions.one_hot_turned"
    assert check(turned, saved(w=[[1], [2], [4]])).key == "arrays.shape"


@pytest.mark.parametrize(
    ("spec", "problems", "key"),
    [
        (VALUES, {}, "arrays.missing"),
        (VALUES, {"w": {"reason": "type", "type": "DataFrame"}}, "arrays.type"),
        (VALUES, {"w": {"reason": "large"}}, "arrays.large"),
        (VALUES | {"array": "figure.lines.0.y"}, {}, "arrays.not_drawn"),
    ],
)
def test_an_array_that_is_not_there_is_said_so(spec: dict[str, Any], problems: dict[str, Any], key: str) -> None:
    assert check(spec, saved(problems)).key == key


def test_what_is_drawn_is_told_in_words() -> None:
    found = check(VALUES | {"array": "figure.lines.1.y"}, saved({}, **{"figure.lines.1.y": [1, 2]}))

    assert "линии 2" in found.title["ru"]


def test_a_group_passes_when_all_its_cases_come_out_right() -> None:
    found = group(returned(shown=1.5, one=4))

    assert (found.passed, found.title["en"], found.key) == (True, "Mean", "functions.right")


def test_a_known_mistake_in_a_public_case_is_recognised_with_its_number() -> None:
    found = group(returned(shown=3, one=4))

    assert (found.passed, found.key) == (False, "functions.sum_for_mean")
    assert found.feedback["en"].startswith("mean([1, 2]) gives 3,")


def test_a_public_case_tells_received_and_expected() -> None:
    assert "2,25, а в задании 1,5" in group(returned(shown=2.25, one=4)).feedback["ru"]


def test_a_hidden_case_is_described_and_tells_no_number() -> None:
    found = group(returned(shown=1.5, one=17.5))

    assert found.key == "functions.values"
    assert "один элемент" in found.feedback["ru"]
    assert not {"4", "17"} & set(found.feedback["ru"] + found.feedback["en"])
    assert "17" not in found.feedback["ru"]


@pytest.mark.parametrize(
    ("problem", "key", "said"),
    [
        ({"reason": "raised", "type": "IndexError", "line": 7}, "functions.raised_in_line", "IndexError in line 7"),
        ({"reason": "raised", "type": "IndexError"}, "functions.raised", "stopped with IndexError."),
        ({"reason": "slow"}, "functions.slow", "within 2 s"),
        ({"reason": "type", "type": "list"}, "functions.type", "list"),
        ({"reason": "type", "type": "NoneType"}, "functions.none", "None"),
        ({"reason": "missing"}, "functions.missing", "no function mean"),
        ({"reason": "large"}, "functions.large", "thousand"),
        ({"reason": "passed", "score": 1}, "functions.nothing", "no result"),
        ([], "functions.nothing", "no result"),
        ({"reason": "raised", "type": 3.5, "line": True}, "functions.raised", "3.5"),
        ({"reason": "raised", "type": "a" * 999 + "\n"}, "functions.raised", "aaa."),
    ],
)
def test_a_call_that_gave_nothing_is_told_why(problem: Any, key: str, said: str) -> None:
    found = group(returned({"one": problem}, shown=1.5))

    assert (found.passed, found.key) == (False, key)
    assert said in found.feedback["en"]
    assert len(found.feedback["en"]) < 250


@pytest.mark.parametrize("told", [b"", b"[]", b"{", b"[" * 100_000, b'{"mean.one": 1}', b"\xff"])
def test_what_the_run_says_of_its_calls_can_be_anything(told: bytes) -> None:
    evidence = returned(shown=1.5)

    found = group(Evidence(files={**evidence.files, "captured.json": told}))

    assert found.key == "functions.nothing"


def test_a_result_counts_whatever_the_run_says_of_it() -> None:
    assert group(returned({"one": {"reason": "raised", "type": "E"}}, shown=1.5, one=4.0)).passed


def test_cases_that_fail_alike_are_told_once() -> None:
    found = group(returned({"shown": {"reason": "slow"}, "one": {"reason": "slow"}}))

    assert found.feedback["en"].count("did not finish") == 1


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18) + b"x"])
def test_a_file_that_is_none_of_ours_earns_nothing(data: bytes) -> None:
    for spec in (VALUES, SHAPE, TYPE):
        assert check(spec, Evidence(files={"captured.npz": data})).key == "arrays.unreadable"
    assert group(Evidence(files={"captured.npz": data})).key == "arrays.unreadable"


def test_an_array_that_nobody_asked_for_earns_nothing() -> None:
    assert check(VALUES, saved(w=[[1, 2], [3, 4]], verdict=1.0)).key == "arrays.unreadable"


def test_of_a_run_that_was_stopped_nothing_is_checked() -> None:
    spec = exercise(GROUP, VALUES, calls=(CALL,))
    verdict = conclude(job(spec), Evidence(ended=Outcome.TIMEOUT, message=render("runs.timeout", limit=5)))

    assert {found.key for found in verdict.checks} == {"runs.not_checked"}


def test_what_enters_the_sandbox_holds_nothing_that_is_expected() -> None:
    made = job(exercise(GROUP, VALUES, calls=(CALL,)))

    assert made.captures == {
        "arrays": ["w"],
        "calls": [
            {
                "function": "mean",
                "seconds": 2,
                "cases": [{"name": "shown", "args": [[1, 2]]}, {"name": "one", "args": [[4.0]]}],
                "images": None,
            }
        ],
    }
    assert "expected" not in json.dumps([*made.leaves, made.captures])


def test_the_share_that_a_function_recognises_is_by_our_own_count() -> None:
    call = {"function": "recognise", "seconds": 5, "images": {"dataset": "mnist-moved", "count": 4}}
    accuracy = {"check": "function.accuracy", "function": "recognise", "least": 0.75}
    spec = Code.model_validate(
        {
            "kind": "code",
            "title": {"ru": "Имя", "en": "Name"},
            "leaves": [{"name": "model", "format": "keras"}],
            "calls": [call],
            "measure": {"model": "model", "dataset": "mnist-moved"},
            "checks": [accuracy],
        }
    )

    def found(share: float | None, problems: dict[str, Any], accuracy: float | None = 0.7) -> CheckResult:
        measured = ({} if accuracy is None else {"accuracy": accuracy}) | (
            {} if share is None else {"recognised": {"recognise": share}}
        )
        evidence = Evidence(files=saved(problems, recognise=[1, 2, 3, 4]).files, measurements=measured)
        return conclude(job(spec), evidence).checks[0]

    assert (found(0.75, {}).passed, found(0.5, {}).passed) == (True, False)
    assert found(1.0, {}, accuracy=0.2).key == "functions.recognised_beyond"
    assert found(1.0, {}, accuracy=None).key == "models.missing"
    assert "50 %" in found(0.5, {}).feedback["en"]
    assert found(None, {"recognise": {"reason": "type", "type": "list"}}).key == "functions.no_digit"
    assert found(None, {"recognise": {"reason": "slow"}}).key == "functions.slow"


def test_the_harness_inside_and_the_reader_outside_agree() -> None:
    assert (capture.ARRAYS, capture.PROBLEMS) == (evidence_files.ARRAYS, evidence_files.PROBLEMS)
    assert capture.MAX_NUMBERS == evidence_files.MAX_NUMBERS
