"""A training that is clearly not learning is stopped, and never to anybody's advantage."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from graders.contract import Job, Kind, Outcome
from graders.grade import grade
from graders.sandbox.request import End, Ran, Request
from tests.graders.test_grade import MODEL, PARAMETERS, Sandbox

NAN: dict[str, Any] = {}
FLAT = {"loss": 2.302, "accuracy": 0.11}


def job(kind: Kind = Kind.SUBMIT, *, epochs: int | None = 15, measures: bool = True) -> Job:
    measure = {"model": "model", "dataset": "mnist-moved"} if measures else None
    return Job("a", "n", "c/l/e", "r", kind, source="x", checks=(PARAMETERS,), epochs=epochs, measure=measure)


class Telling(Sandbox):
    """Tells epochs one by one, and ends where it is asked to."""

    def __init__(self, *epochs: dict[str, Any], full: int = 15) -> None:
        super().__init__(files={"model.keras": MODEL})
        self.epochs = [{"epoch": n, "epochs": full} | epoch for n, epoch in enumerate(epochs, start=1)]
        self.told = 0

    def run(self, request: Request, **asked: Any) -> Ran:
        on_event, is_cancelled = asked["on_event"], asked["is_cancelled"]
        for epoch in self.epochs:
            if is_cancelled():
                return dataclasses.replace(self.ran, end=End.CANCELLED, limits=request.limits, files={})
            self.told += 1
            on_event("epoch", epoch)
        return dataclasses.replace(self.ran, end=End.WALL, limits=request.limits)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("epochs", "told", "said"),
    [
        ([NAN] * 15, 2, "NaN"),
        ([{"loss": 0.3}, *[NAN] * 14], 3, "NaN"),
        ([FLAT] * 15, 3, "2.3"),
        ([{"loss": 900.0}, *[FLAT] * 14], 4, "2.3"),
        ([{"loss": 2.31}] * 15, 3, "2.3"),
    ],
)
def test_a_training_that_learns_nothing_is_stopped_with_its_reason(
    kind: Kind, epochs: list[dict[str, Any]], told: int, said: str
) -> None:
    sandbox = Telling(*epochs)

    verdict = grade(job(kind), sandbox.run)

    assert (verdict.outcome, sandbox.told) == (Outcome.FAILED, told)
    assert said in verdict.message["en"]
    assert verdict.points == 0


@pytest.mark.parametrize(
    "epochs",
    [
        [{"loss": 2.4}, {"loss": 2.25}, {"loss": 2.1}, {"loss": 2.0}],
        [{"loss": 2.305}, {"loss": 2.298}, {"loss": 2.291}, {"loss": 2.284}],
        [{"loss": 900.0}, {"loss": 600.0}, {"loss": 400.0}, {"loss": 300.0}],
        [{"loss": 290.0, "accuracy": 0.5}] * 4,
        [{"loss": 0.09}] * 4,
        [NAN, {"loss": 0.5}, NAN, {"loss": 0.4}],
    ],
    ids=["slow", "on a plateau", "falling from far", "a sum that is learned", "squares", "now and then"],
)
def test_a_training_that_may_still_learn_goes_on(epochs: list[dict[str, Any]]) -> None:
    sandbox = Telling(*epochs)

    assert (grade(job(), sandbox.run).outcome, sandbox.told) == (Outcome.TIMEOUT, 4)


def test_a_short_experiment_and_an_exercise_that_trains_nothing_are_left_alone() -> None:
    assert grade(job(), Telling(*[NAN] * 4, full=4).run).outcome is Outcome.TIMEOUT
    assert grade(job(epochs=None), Telling(*[NAN] * 4).run).outcome is Outcome.TIMEOUT
    assert grade(job(measures=False), Telling(*[NAN] * 4).run).outcome is Outcome.TIMEOUT


def test_the_students_own_stop_goes_first_and_costs_nothing() -> None:
    sandbox = Telling(*[NAN] * 15)

    verdict = grade(job(), sandbox.run, is_cancelled=lambda: sandbox.told == 2)

    assert (verdict.outcome, verdict.score) == (Outcome.CANCELLED, None)


def test_epochs_told_by_a_run_that_ended_change_nothing() -> None:
    late = Telling(*[NAN] * 2)

    assert grade(job(), late.run).outcome is Outcome.TIMEOUT
