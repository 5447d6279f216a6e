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
        {"type": "Dense", "units": 3, "use_bias": False, "activation": None, "rate": None},
        {"type": "Dense", "units": 2, "use_bias": None, "activation": "softmax", "rate": None},
    ],
}
PARAMETERS = {
    "check": "model.parameters",
    "model": "model",
    "total": 20,
    "trainable": None,
    "points": 1,
    "mistakes": {},
}
COMPILED = {
    "check": "model.compiled",
    "model": "model",
    "loss": ["mean_squared_error"],
    "options": {"label_smoothing": None, "reduction": None},
    "optimizer": [],
    "settings": {},
    "metrics": [],
    "points": 1,
}
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
        ([INPUT, dense(3, use_bias=False)], "models.layer_missing"),
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
        (0.95, 0.20, Outcome.PARTLY, ["training.accuracy_below", "training.loss_above"]),
        (0.10, 2.31, Outcome.FAILED, ["training.untrained", "training.loss_above"]),
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


def compiled_as(optimizer: dict[str, Any], *, loss: Any = "mse", given: Any = None, **asked: Any) -> Any:
    """Return the check of a model that was compiled so, against a task with SGD."""
    name = {"class_name": "SGD", "module": "keras.optimizers", "config": optimizer}
    spec = COMPILED | {"optimizer": ["sgd"], "points": 4} | asked
    compiled = {"loss": loss, "optimizer": name, "metrics": given}
    (check,) = conclude(job(spec), evidence(*RIGHT, compiled=compiled)).checks
    return check


def test_settings_of_the_optimizer_are_compared_as_32_bit_numbers() -> None:
    asked = {"learning_rate": 0.1, "momentum": 0.9}

    assert compiled_as({"learning_rate": 0.10000000149011612, "momentum": 0.9}, settings=asked).passed
    wrong = compiled_as({"learning_rate": 0.01, "momentum": 0.9}, settings=asked)
    assert (wrong.key, wrong.points) == ("models.setting", 3)
    assert wrong.feedback["ru"] == "У оптимизатора learning_rate равно 0,01, а в задании 0,1."
    assert [row[1].ok for row in wrong.table.rows] == [True, True, False, True]


def test_a_schedule_is_no_learning_rate() -> None:
    schedule = {"learning_rate": {"class_name": "ExponentialDecay", "config": {"initial_learning_rate": 0.1}}}

    assert compiled_as(schedule, settings={"learning_rate": 0.1}).key == "models.schedule"


def test_options_of_the_loss_count_where_they_change_it() -> None:
    smooth = {"class_name": "CategoricalCrossentropy", "config": {"label_smoothing": 0.1}}
    asked = COMPILED | {"loss": ["categorical_crossentropy"]}

    def check(smoothing: float | None) -> Any:
        options = {"label_smoothing": smoothing, "reduction": None}
        compiled = {"loss": smooth, "optimizer": "sgd"}
        return conclude(job(asked | {"options": options}), evidence(*RIGHT, compiled=compiled)).checks[0]

    assert (check(0.1).passed, check(None).key, check(0.2).key) == (True, "models.loss_option", "models.loss_option")


def test_a_metric_is_one_in_every_form_and_exact_equality_is_told_apart() -> None:
    asked = {"metrics": ["accuracy"]}
    exact = {"class_name": "Accuracy", "config": {}}

    assert compiled_as({}, given=["acc"], **asked).passed
    assert compiled_as({}, given=[{"class_name": "CategoricalAccuracy", "config": {}}], **asked).passed
    assert compiled_as({}, given=[exact], **asked).key == "models.metric_exact"
    assert compiled_as({}, **asked).key == "models.metric"


def test_size_and_output_are_checked_by_their_numbers() -> None:
    def key(spec: dict[str, Any]) -> str:
        return conclude(job({"model": "model", "points": 1} | spec), evidence(*RIGHT)).checks[0].key

    assert key({"check": "model.size", "most": 20}) == "models.small"
    assert key({"check": "model.size", "most": 19}) == "models.too_large"
    assert key({"check": "model.shape", "outputs": 2}) == "models.shape_right"
    assert key({"check": "model.shape", "outputs": 3}) == "models.shape"


def test_frozen_parameters_are_told_apart_from_missing_ones() -> None:
    frozen = [INPUT, dense(3, use_bias=False, trainable=False), dense(2)]

    check = conclude(job(PARAMETERS), evidence(*frozen)).checks[0]

    assert (check.passed, check.key) == (False, "models.trainable_differ")
    assert conclude(job(PARAMETERS | {"trainable": 8}), evidence(*frozen)).checks[0].passed
