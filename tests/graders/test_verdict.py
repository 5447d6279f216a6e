from typing import Any

import pytest

from graders.checks import conclude
from graders.contract import Job, Kind, Outcome
from graders.evidence import Evidence
from graders.feedback import render
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

LAYERS = {
    "check": "model.layers",
    "model": "model",
    "inputs": 4,
    "points": 2,
    "layers": [
        {"type": "Dense", "units": 3, "use_bias": False, "activation": None},
        {"type": "Dense", "units": 2, "use_bias": None, "activation": "softmax"},
    ],
}
PARAMETERS = {"check": "model.parameters", "model": "model", "total": 20, "points": 1, "mistakes": {}}
COMPILED = {"check": "model.compiled", "model": "model", "loss": ["mean_squared_error"], "optimizer": [], "points": 1}
ACCURACY = {"check": "trained.accuracy", "points": 4}
LOSS = {"check": "trained.loss", "points": 2}
BAND = {"accuracy": [0.97, 0.99], "loss": [0.07, 0.12]}
RIGHT = [INPUT, dense(3, use_bias=False), dense(2, activation="softmax")]


def job(*checks: dict[str, Any], kind: Kind = Kind.SUBMIT) -> Job:
    return Job("a", "n", "c/l/e", "r", kind, source="x", checks=checks, band=BAND, measure={"model": "model"})


def evidence(*layers: dict[str, Any], compiled: Any = None, **more: Any) -> Evidence:
    return Evidence(files={"model.keras": pack(sequential(*layers, compile_config=compiled or {}))}, **more)


def test_all_checks_passed_is_passed() -> None:
    verdict = conclude(job(LAYERS, PARAMETERS), evidence(*RIGHT))

    assert (verdict.outcome, verdict.score, verdict.points, verdict.max_points) == (Outcome.PASSED, 1.0, 3, 3)


def test_some_points_is_partly_and_none_is_failed() -> None:
    partly = conclude(job(LAYERS, PARAMETERS), evidence(INPUT, dense(4)))
    failed = conclude(job(LAYERS, PARAMETERS), evidence(INPUT, dense(5)))

    assert (partly.outcome, round(partly.score or 0, 2)) == (Outcome.PARTLY, 0.33)
    assert (failed.outcome, failed.score) == (Outcome.FAILED, 0.0)


@pytest.mark.parametrize(
    ("layers", "key"),
    [
        ([dense(3), dense(2)], "models.not_built"),
        ([INPUT, dense(3)], "models.layer_count"),
        ([INPUT, dense(7, use_bias=False), dense(2, activation="softmax")], "models.layer_units"),
        ([INPUT, dense(3), dense(2, activation="softmax")], "models.layer_bias_extra"),
        ([INPUT, dense(3, use_bias=False), dense(2)], "models.layer_activation"),
    ],
)
def test_the_first_difference_is_named(layers: list[dict[str, Any]], key: str) -> None:
    (check,) = conclude(job(LAYERS), evidence(*layers)).checks

    assert (check.passed, check.key) == (False, key)


def test_a_model_that_was_not_left_is_said_so() -> None:
    (check,) = conclude(job(LAYERS), Evidence()).checks

    assert check.key == "models.missing"


def test_an_uncompiled_model_is_said_so() -> None:
    assert conclude(job(COMPILED), evidence(*RIGHT)).checks[0].key == "models.not_compiled"
    compiled = {"loss": "mse", "optimizer": "sgd"}
    assert conclude(job(COMPILED), evidence(*RIGHT, compiled=compiled)).checks[0].passed


@pytest.mark.parametrize(
    ("accuracy", "loss", "outcome", "keys"),
    [
        (0.98, 0.09, Outcome.PASSED, ["training.accuracy_within", "training.loss_within"]),
        (0.95, 0.20, Outcome.FAILED, ["training.accuracy_below", "training.loss_above"]),
        (0.10, 2.30, Outcome.FAILED, ["training.accuracy_chance", "training.loss_above"]),
        (0.98, 0.20, Outcome.PARTLY, ["training.accuracy_within", "training.loss_above"]),
        (0.999, 0.01, Outcome.PASSED, ["training.accuracy_above", "training.loss_below"]),
    ],
)
def test_a_trained_model_is_held_against_the_band(
    accuracy: float, loss: float, outcome: Outcome, keys: list[str]
) -> None:
    measured = evidence(*RIGHT, measurements={"accuracy": accuracy, "loss": loss})

    verdict = conclude(job(ACCURACY, LOSS), measured)

    assert (verdict.outcome, [check.key for check in verdict.checks]) == (outcome, keys)


def test_a_result_above_the_band_is_flagged_for_the_instructor() -> None:
    measured = evidence(*RIGHT, measurements={"accuracy": 1.0, "loss": 0.0})

    assert conclude(job(ACCURACY), measured).measurements["flags"] == ["implausible-accuracy"]


def test_a_stopped_run_earns_nothing_and_its_checks_are_open() -> None:
    stopped = evidence(*RIGHT, ended=Outcome.TIMEOUT, message=render("runs.timeout", limit=10))

    verdict = conclude(job(LAYERS, PARAMETERS), stopped)

    assert (verdict.outcome, verdict.score) == (Outcome.TIMEOUT, 0.0)
    assert [check.passed for check in verdict.checks] == [None, None]


@pytest.mark.parametrize("ended", [Outcome.CANCELLED, Outcome.PLATFORM_ERROR])
def test_what_was_cancelled_or_our_fault_has_no_score(ended: Outcome) -> None:
    assert conclude(job(LAYERS), Evidence(ended=ended)).score is None


def test_a_run_has_no_checks_and_no_score() -> None:
    verdict = conclude(job(LAYERS, kind=Kind.RUN), Evidence(output="1\n"))

    assert (verdict.outcome, verdict.score, verdict.checks) == (Outcome.PASSED, None, ())
