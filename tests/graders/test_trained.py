"""What a trained model earns against the band, and what is said of one that has not learned."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from graders.checks import conclude
from graders.checks.trained import CHANCE, CHANCE_LOSS, accuracy_share, loss_share
from graders.contract import CheckResult, Resources
from graders.evidence import Evidence
from graders.feedback import show
from tests.graders.test_keras_file import INPUT, dense
from tests.graders.test_verdict import ACCURACY, BAND, LOSS, evidence, job

SOFTMAX = [INPUT, dense(10, activation="softmax")]
CROSSENTROPY = {
    "loss": "categorical_crossentropy",
    "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.001}},
}
CHANCE_LEVEL = {"accuracy": 0.1, "loss": 2.4}


def checked(spec: dict[str, Any], of: Evidence) -> CheckResult:
    (check,) = conclude(job(spec), of).checks
    return check


def left(*layers: dict[str, Any], compiled: Any = CROSSENTROPY, **more: Any) -> Evidence:
    return evidence(*(layers or SOFTMAX), compiled=compiled, **{"measurements": CHANCE_LEVEL, **more})


@pytest.mark.parametrize(
    ("accuracy", "points"),
    [(0.05, 0), (0.1, 0), (CHANCE, 0), (0.585, 2.0), (0.9, 3.6), (0.9699, 3.9), (0.97, 4), (1, 4)],
)
def test_credit_for_accuracy_grows_from_chance_level_to_the_band(accuracy: float, points: float) -> None:
    assert checked(ACCURACY, evidence(measurements={"accuracy": accuracy})).points == points


def test_shares_are_lines_that_end_at_chance_level_and_at_the_band() -> None:
    assert [accuracy_share(value, 0.97) for value in (0.0, CHANCE, 0.97, 1.0)] == [0, 0, 1, 1]
    assert [loss_share(value, 0.12) for value in (1e9, CHANCE_LOSS, 0.12, 0.0)] == [0, 0, 1, 1]
    assert loss_share((CHANCE_LOSS + 0.12) / 2, 0.12) == pytest.approx(0.5)


@pytest.mark.parametrize(("loss", "points"), [(0.1, 2), (0.13, 1.9), (1.2, 1.0), (2.3026, 0), (50.0, 0)])
def test_credit_for_loss_grows_from_chance_level_to_the_band(loss: float, points: float) -> None:
    assert checked(LOSS, evidence(measurements={"accuracy": 0.9, "loss": loss})).points == points


def rate(optimizer: str, value: float) -> dict[str, Any]:
    return CROSSENTROPY | {"optimizer": {"class_name": optimizer, "config": {"learning_rate": value}}}


TOLD = ({"epoch": 1, "loss": 2.3, "accuracy": 0.11},)
LOGITS = {"class_name": "CategoricalCrossentropy", "config": {"from_logits": True}}


@pytest.mark.parametrize(
    ("accuracy", "key", "points"),
    [
        (0.96, "training.accuracy_enough", 4),
        (0.9599, "training.accuracy_short", 3.9),
        (0.58, "training.accuracy_short", 2),
    ],
)
def test_a_task_may_ask_for_an_accuracy_of_its_own(accuracy: float, key: str, points: float) -> None:
    check = checked(ACCURACY | {"least": 0.96}, left(measurements={"accuracy": accuracy, "loss": 0.1}))

    assert (check.key, check.points, check.passed) == (key, points, points == 4)
    assert "at least 96 %" in check.feedback["en"]


def test_haste_counts_with_the_accuracy_that_the_task_asks_for() -> None:
    spec = {"check": "trained.seconds", "most": 10, "least": 0.96, "points": 2}

    slow, quick = (
        checked(spec, Evidence(measurements={"accuracy": accuracy}, resources=Resources(9.0)))
        for accuracy in (0.95, 0.96)
    )

    assert (slow.key, quick.key) == ("training.seconds_unlearned", "training.seconds_within")


@pytest.mark.parametrize(
    ("of", "key"),
    [
        (left(compiled=rate("Adam", 10.0)), "training.rate_large"),
        (left(compiled=rate("SGD", 1e-9)), "training.rate_small"),
        (left(INPUT, dense(10), epochs=TOLD), "training.loss_and_activation"),
        (left(INPUT, dense(10, activation="relu"), epochs=TOLD), "training.loss_and_activation"),
        (left(compiled=CROSSENTROPY | {"loss": LOGITS}, epochs=TOLD), "models.logits_twice"),
        (left(compiled=CROSSENTROPY | {"loss": "mse"}, epochs=TOLD), "training.labels_by_element"),
        (left(), "training.untrained"),
        (left(epochs=({"epoch": 1, "loss": 0.1, "accuracy": 0.97},)), "training.other_data"),
        (left(epochs=TOLD), "training.labels_apart"),
        (
            left(measurements={"accuracy": 0.9, "loss": 2.0, "unscaled_accuracy": 0.9, "unscaled_loss": 0.5}),
            "training.not_scaled",
        ),
        (
            left(measurements={"accuracy": 0.9, "loss": 0.4, "unscaled_accuracy": 0.9, "unscaled_loss": 60.0}),
            "training.accuracy_below",
        ),
        (left(measurements={"accuracy": 0.9, "loss": 0.4}, compiled=rate("Adam", 10.0)), "training.accuracy_below"),
    ],
)
def test_the_likely_cause_is_named(of: Evidence, key: str) -> None:
    check = checked(ACCURACY, of)

    assert (check.passed, check.key) == (False, key)
    assert check.feedback["ru"].startswith("Сеть узнаёт")


def test_a_network_of_nan_is_named_with_its_cause_and_earns_nothing() -> None:
    broken: Any = {"problem": ("training.nan", {})}

    large = checked(ACCURACY, left(measurements=broken, compiled=rate("SGD", 1e30)))
    usual = checked(ACCURACY, left(measurements=broken))

    assert [(c.key, c.points) for c in (large, usual)] == [("training.nan", 0)] * 2
    assert (
        f"learning rate of {show(1e30, 'en')}" in large.feedback["en"],
        "when the learning rate" in usual.feedback["en"],
    ) == (
        True,
        True,
    )


def logged(*losses: float, asked: int = 3) -> str:
    epochs = tuple({"epoch": n, "loss": loss} for n, loss in enumerate(losses, start=1))
    of = left(epochs=epochs, measurements={"accuracy": 0.98, "loss": 0.1})
    band = BAND | {"epochs": [[0.4, 0.5], [0.2, 0.3], [0.1, 0.2]]}
    (check,) = conclude(dataclasses.replace(job(LOSS), epochs=asked, band=band), of).checks
    assert (check.passed, check.points) == (True, 2)
    return check.feedback["en"]


def test_the_told_log_is_held_against_that_of_the_reference_in_words_and_earns_nothing() -> None:
    assert "went as that of the reference" in logged(0.45, 0.25, 0.15)
    assert "above that of the reference from epoch 2 on" in logged(0.45, 0.35, 0.25)
    assert "below that of the reference from epoch 1 on" in logged(0.1, 0.1, 0.05)
    assert "Epochs that the program reported: 2; the task is meant for 3" in logged(0.45, 0.25)


def test_only_the_last_training_of_a_log_counts() -> None:
    epochs = tuple({"epoch": n, "loss": loss} for n, loss in [(1, 9.0), (2, 9.0), (1, 0.45), (2, 0.25), (3, 0.15)])
    of = left(epochs=epochs, measurements={"accuracy": 0.98, "loss": 0.1})
    band = BAND | {"epochs": [[0.4, 0.5], [0.2, 0.3], [0.1, 0.2]]}

    (check,) = conclude(dataclasses.replace(job(LOSS), epochs=3, band=band), of).checks

    assert "(epochs: 3)" in check.feedback["en"]


@pytest.mark.parametrize(
    ("accuracy", "seconds", "key"),
    [
        (0.98, 9.0, "training.seconds_within"),
        (0.98, 11.0, "training.seconds_over"),
        (0.5, 1.0, "training.seconds_unlearned"),
        (None, 1.0, "models.missing"),
    ],
)
def test_haste_counts_by_our_clock_and_only_with_what_was_learned(
    accuracy: float | None, seconds: float, key: str
) -> None:
    spec = {"check": "trained.seconds", "most": 10, "points": 2}
    measured = {} if accuracy is None else {"accuracy": accuracy}

    check = checked(spec, Evidence(measurements=measured, resources=Resources(seconds)))

    assert (check.key, check.passed) == (key, key == "training.seconds_within")
