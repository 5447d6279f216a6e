"""The reference band of an exercise: what its own solution reaches over many seeds."""

from __future__ import annotations

import datetime
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from exercises.bands import Band, EpochSpread, MeasuredRun, Spread
from exercises.catalog import Exercise
from exercises.schema import Code
from graders.contract import Limits
from graders.datasets import Hidden, draw_moved, load_test
from graders.environment import var
from graders.feedback import render
from graders.measurement import measure
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request

WIDTH = 5.0
"""Half the band in standard deviations. Ten runs tell the deviation to about a quarter, so an honest solution
falls below five of them about once in two thousand attempts."""
FIRST_SEED = 1


class CalibrationError(RuntimeError):
    """The reference solution did not do its own exercise; the message says in which run and how."""


@dataclass(frozen=True)
class _Run:
    seed: int
    accuracy: float
    loss: float
    wall_seconds: float
    epochs: Sequence[dict[str, Any]]


def calibrate(exercise: Exercise, *, seeds: int, pool: Pool, on_run: Callable[[int, float, float], None]) -> Band:
    """Train the solution once for each seed and return the band of what it reaches on the pool's device.

    Each run is measured on a hidden set drawn from its own seed, as each site's is drawn from its own secret, so the
    band covers the luck of the draw as well as that of the training.

    Args:
        on_run: told (number, accuracy, loss) as each run ends.

    Raises:
        CalibrationError: a run of the solution failed.
    """
    spec, solution = exercise.spec, exercise.solution
    if not isinstance(spec, Code) or spec.measure is None or not isinstance(solution, str):
        raise CalibrationError(f"{exercise.id} measures no model, so there is nothing to calibrate")
    test = load_test(var())
    done = []
    for n in range(seeds):
        done.append(_train(spec, spec.measure.model, solution, seed=FIRST_SEED + n, test=test, pool=pool))
        on_run(n + 1, done[-1].accuracy, done[-1].loss)
    return Band(
        solution=exercise.solution_hash,
        device=f"{pool.threads} CPU threads, {platform.machine()}" if pool.device == "cpu" else pool.device,
        versions={**pool.versions, "python": platform.python_version()},
        calibrated_at=datetime.datetime.now(datetime.UTC).date().isoformat(),
        runs=[MeasuredRun(seed=run.seed, accuracy=run.accuracy, loss=run.loss) for run in done],
        accuracy=_spread([run.accuracy for run in done], most=1.0),
        loss=_spread([run.loss for run in done]),
        wall_seconds=_spread([run.wall_seconds for run in done]),
        epochs=[
            EpochSpread(
                loss=_spread([epoch["loss"] for epoch in epochs]),
                accuracy=_spread([epoch["accuracy"] for epoch in epochs], most=1.0),
            )
            for epochs in zip(*(run.epochs for run in done), strict=True)
        ],
    )


def _train(spec: Code, model: str, solution: str, *, seed: int, test: Hidden, pool: Pool) -> _Run:
    name = f"{model}.keras"
    leaves = tuple(leaf.model_dump(mode="json") for leaf in spec.leaves if leaf.format == "keras")
    ran = pool.run(
        Request(
            solution,
            limits=Limits(**spec.limits.model_dump()),
            leaves=leaves,
            collect={f"{leaf['name']}.keras": leaf["max_mib"] << 20 for leaf in leaves},
            seed=seed,
        )
    )
    if ran.end is not End.EXITED or ran.status != 0 or name not in ran.files:
        raise CalibrationError(f"seed {seed}: the solution ended by {ran.end} {ran.status}: {ran.output[-1000:]}")
    measured = measure(ran.files[name], Hidden(draw_moved(test.inputs, seed), test.labels), pool.run)
    if "problem" in measured:
        key, numbers = measured["problem"]
        raise CalibrationError(f"seed {seed}: {render(key, **numbers)['en']}")
    return _Run(seed, measured["accuracy"], measured["loss"], ran.wall_seconds, ran.epochs)


def _spread(values: Sequence[float], *, most: float | None = None) -> Spread:
    """Mean and deviation, and the band: WIDTH deviations about the mean, or as far as any run went."""
    mean, deviation = statistics.fmean(values), statistics.stdev(values)
    low, high = min(*values, mean - WIDTH * deviation), max(*values, mean + WIDTH * deviation)
    return Spread(
        mean=round(mean, 6),
        deviation=round(deviation, 6),
        low=round(max(0.0, low), 6),
        high=round(high if most is None else min(most, high), 6),
    )
