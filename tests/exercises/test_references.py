"""A reference band that is not the exercise's own stops publication, without anything being trained."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from exercises import catalog
from exercises.bands import Band, MeasuredRun, Reference, Spread
from exercises.references import check_reference
from exercises.schema import Code
from exercises.validation import AuthorError

MNIST = "dense-networks/mnist/first-network"
SPREAD = Spread(mean=0.5, deviation=0.1, low=0.4, high=0.6)


@pytest.fixture(scope="module")
def exercise() -> catalog.Exercise:
    return catalog.load_exercise(MNIST)


def band(solution: str, **outlier: float) -> Band:
    runs = [MeasuredRun(seed=seed, accuracy=0.5, loss=0.5) for seed in range(1, 10)]
    runs.append(MeasuredRun(seed=10, **{"accuracy": 0.5, "loss": 0.5, **outlier}))
    return Band(
        solution=solution,
        device="2 CPU threads",
        versions={},
        calibrated_at="2026-11-24",
        runs=runs,
        accuracy=SPREAD,
        loss=SPREAD,
        wall_seconds=SPREAD,
    )


def refused(exercise: catalog.Exercise, **bands: Any) -> str:
    with pytest.raises(AuthorError) as caught:
        check_reference(dataclasses.replace(exercise, reference=Reference(dataset="mnist-moved", **bands)))
    return str(caught.value)


def test_the_shipped_band_is_that_of_the_shipped_solution(exercise: catalog.Exercise) -> None:
    check_reference(exercise)


def test_a_changed_solution_needs_a_new_calibration(exercise: catalog.Exercise) -> None:
    changed = dataclasses.replace(exercise, solution=f"{exercise.solution}\n# later\n")

    with pytest.raises(AuthorError, match=r"reference\.yaml: cpu\.solution: .* manage\.py calibrate dense-networks"):
        check_reference(changed)


@pytest.mark.parametrize(("figure", "value"), [("accuracy", 0.39), ("accuracy", 0.61), ("loss", 0.7)])
def test_a_run_outside_of_its_own_band_stops_publication(exercise: catalog.Exercise, figure: str, value: float) -> None:
    message = refused(exercise, cpu=band(exercise.solution_hash, **{figure: value}))

    assert (
        f"{MNIST}/reference.yaml: cpu.{figure}: the run of seed 10 reached {value:g}, outside of 0.4 to 0.6" in message
    )


@pytest.mark.parametrize("kind", ["trained.accuracy", "trained.seconds"])
def test_a_threshold_that_the_solution_may_miss_stops_publication(exercise: catalog.Exercise, kind: str) -> None:
    def asking(least: float) -> catalog.Exercise:
        more = {"most": 10.0} if kind == "trained.seconds" else {}
        check = {"check": kind, "least": least, **more}
        spec = exercise.spec.model_dump() | {"checks": [check]}
        return dataclasses.replace(exercise, spec=Code.model_validate(spec))

    own = {"cpu": band(exercise.solution_hash)}

    assert "checks[0].least: received 0.41, expected at most 0.4" in refused(asking(0.41), **own)
    check_reference(dataclasses.replace(asking(0.4), reference=Reference(dataset="mnist-moved", **own)))


def test_every_device_has_its_own_band(exercise: catalog.Exercise) -> None:
    assert "gpu.solution" in refused(exercise, cpu=band(exercise.solution_hash), gpu=band("another"))


def test_a_band_stands_in_for_that_of_the_other_device() -> None:
    cpu, gpu = band("a"), band("b")

    assert Reference(dataset="d", cpu=cpu, gpu=gpu).band_for("gpu") == gpu
    assert Reference(dataset="d", cpu=cpu).band_for("gpu") == cpu
