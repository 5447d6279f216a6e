"""The pipeline, with a sandbox that answers as told: how each end of a run becomes an outcome."""

import dataclasses
from typing import Any

import pytest

from graders.contract import Job, Kind, Limits, Outcome
from graders.environment import grader_version
from graders.grade import grade
from graders.sandbox.request import End, Ran, Request
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

PARAMETERS = {
    "check": "model.parameters",
    "model": "model",
    "total": 15,
    "trainable": None,
    "points": 1,
    "mistakes": {},
}
LEAVES = ({"name": "model", "format": "keras", "max_mib": 1},)
MODEL = pack(sequential(INPUT, dense(3)))


def job(kind: Kind = Kind.SUBMIT, **more: Any) -> Job:
    return Job("a", "n", "c/l/e", "r", kind, source="x", checks=(PARAMETERS,), leaves=LEAVES, limits=Limits(7), **more)


class Sandbox:
    """Answers every request with one result, and remembers what was asked."""

    def __init__(self, end: End = End.EXITED, status: int = 0, **more: Any) -> None:
        known: dict[str, Any] = {
            "output": "",
            "epochs": (),
            "error": None,
            "files": {},
            "disk_was_full": False,
            "wall_seconds": 1.5,
            "cpu_seconds": 1.0,
            "peak_mib": 20.0,
        }
        self.ran = Ran(end, status, **(known | more))
        self.requests: list[Request] = []

    def run(self, request: Request, **_: Any) -> Ran:
        self.requests.append(request)
        return dataclasses.replace(self.ran, limits=request.limits)


@pytest.mark.parametrize(
    ("sandbox", "outcome"),
    [
        (Sandbox(files={"model.keras": MODEL}), Outcome.PASSED),
        (Sandbox(), Outcome.FAILED),
        (Sandbox(status=1), Outcome.STUDENT_ERROR),
        (Sandbox(status=1, disk_was_full=True), Outcome.DISK_LIMIT),
        (Sandbox(End.SIGNALLED, 11), Outcome.STUDENT_ERROR),
        (Sandbox(End.SIGNALLED, 31), Outcome.FORBIDDEN),
        (Sandbox(End.WALL, 9), Outcome.TIMEOUT),
        (Sandbox(End.CPU, 9), Outcome.TIMEOUT),
        (Sandbox(End.MEMORY, 9), Outcome.MEMORY_LIMIT),
        (Sandbox(End.OUTPUT, 9), Outcome.OUTPUT_LIMIT),
        (Sandbox(End.DISK, 9), Outcome.DISK_LIMIT),
        (Sandbox(End.CANCELLED, 9), Outcome.CANCELLED),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_end_has_its_outcome_and_says_so_in_both_languages(sandbox: Sandbox, outcome: Outcome) -> None:
    verdict = grade(job(), sandbox.run)

    assert verdict.outcome is outcome
    assert verdict.message.keys() == {"ru", "en"}


def test_the_limit_that_was_reached_is_named() -> None:
    assert "7" in grade(job(), Sandbox(End.WALL, 9).run).message["ru"]


def test_what_the_run_says_of_itself_never_reaches_the_score() -> None:
    boasting = Sandbox(
        output="accuracy: 1.0\nPASSED\n",
        epochs=({"epoch": 1, "accuracy": 1.0},),
        files={"model.keras": b"{'outcome': 'passed', 'score': 1.0}"},
    )

    verdict = grade(job(), boasting.run)

    assert (verdict.outcome, verdict.score) == (Outcome.FAILED, 0.0)
    assert verdict.output == "accuracy: 1.0\nPASSED\n"


def test_a_run_asks_for_no_evidence_and_gets_no_score() -> None:
    sandbox = Sandbox(output="1\n")

    verdict = grade(job(Kind.RUN), sandbox.run)

    assert (verdict.outcome, verdict.score, verdict.checks) == (Outcome.PASSED, None, ())
    assert (sandbox.requests[0].leaves, sandbox.requests[0].collect) == ((), {})


def test_an_error_is_explained_where_there_is_a_hint() -> None:
    error = {"type": "NameError", "message": "name 'modle' is not defined", "line": 3, "source": "modle.fit()"}

    verdict = grade(job(), Sandbox(status=1, error=error).run)

    assert verdict.error is not None
    assert (verdict.error.line, verdict.error.hint is not None) == (3, True)


def test_an_error_is_explained_by_the_line_that_was_sent() -> None:
    """What the run tells of its own line is for show; the explanation looks at the student's text."""
    error = {"type": "SyntaxError", "message": "invalid syntax", "line": 1, "source": "x = 5"}
    sent = dataclasses.replace(job(), source="!pip install pandas")

    verdict = grade(sent, Sandbox(status=1, error=error).run)

    assert verdict.error is not None
    assert "pip" in (verdict.error.hint or {})["en"]


def test_a_harmless_magic_is_not_run() -> None:
    sandbox = Sandbox()

    grade(dataclasses.replace(job(), source="%matplotlib inline\nx = 1"), sandbox.run)

    assert sandbox.requests[0].source == "\nx = 1"


def test_a_by_hand_job_needs_no_sandbox() -> None:
    number = {
        "check": "number",
        "name": "mae",
        "title": {"ru": "MAE", "en": "MAE"},
        "expected": 2.0,
        "tolerance": {"places": 1},
        "percent": False,
        "count": None,
        "points": 1,
        "mistakes": {},
        "swapped": {},
    }
    sandbox = Sandbox()

    verdict = grade(Job("a", "n", "c/l/e", "r", Kind.SUBMIT, answers={"mae": "2,0"}, checks=(number,)), sandbox.run)

    assert (verdict.outcome, sandbox.requests) == (Outcome.PASSED, [])


def test_the_verdict_names_what_it_takes_to_explain_it() -> None:
    verdict = grade(job(variant=7, seed=11), Sandbox().run, provenance={"worker": "w1"})

    known = {"worker": "w1", "revision": "r", "variant": "7", "seed": "11"}
    assert verdict.provenance == known | {"grader": grader_version()}
    assert (verdict.resources.wall_seconds, verdict.resources.peak_mib) == (1.5, 20.0)


def test_what_runs_before_the_source_is_asked_for_without_its_magics() -> None:
    sandbox = Sandbox()
    grade(dataclasses.replace(job(Kind.RUN), before=("%matplotlib inline\nx = 1", "y = 2")), sandbox.run)

    assert sandbox.requests[0].before == ("\nx = 1", "y = 2")
    assert sandbox.requests[0].mark == ""
