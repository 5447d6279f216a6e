"""The lesson on optimizers against Keras: its own optimizers make the steps that are asked for by hand and in code."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from typing import Any

import pytest

from exercises import catalog
from exercises.schema import Code
from graders.draw import draw_numbers
from graders.sandbox.pool import Pool

LESSON = catalog.ROOT / "dense-networks" / "optimizers"
VARIANTS = 20
LONG_VARIANTS = 4
"""Of the exercises that make hundreds of updates."""

OPTIMIZERS = """
import keras
import numpy as np
from keras.optimizers import SGD, Adagrad, Adam, RMSprop


def walk(make, start, count, gradient):
    # Makes updates of one parameter; returns w and the other variables of the optimizer after each.
    w, optimizer, path = keras.Variable(float(start), name="w"), eval(make), []
    for n in range(count):
        optimizer.apply([keras.ops.convert_to_tensor(float(eval(gradient)), "float32")], [w])
        state = {v.path.split("/")[-1].removeprefix("w_"): float(v) for v in optimizer.variables[2:]}
        path.append({"w": float(w), **state})
    return path


def from_state(make, variables, w, g, t):
    # Makes one update from the state that the variables are set to; returns w and them.
    w, optimizer = keras.Variable(np.asarray(w, "float32")), eval(make)
    optimizer.build([w])
    optimizer.iterations.assign(t - 1)
    for variable, value in zip(optimizer.variables[2:], variables):
        variable.assign(value)
    optimizer.apply([np.asarray(g, "float32")], [w])
    return [variable.numpy().tolist() for variable in (w, *optimizer.variables[2:])]
"""

BY_HAND = {
    "sgd-steps": ("SGD({lr})", "2 * float(w)", {"w": "w"}),
    "momentum-steps": ("SGD({lr}, momentum={m})", "2 * float(w)", {"w": "w", "v": "momentum"}),
    "nesterov-steps": ("SGD({lr}, momentum={m}, nesterov=True)", "2 * float(w)", {"w": "w", "v": "momentum"}),
    "adagrad-steps": ("Adagrad({lr})", "{gradients}[n]", {"w": "w", "s": "accumulator"}),
    "rmsprop-steps": ("RMSprop({lr}, rho={rho})", "{gradients}[n]", {"w": "w", "s": "velocity"}),
    "adam-steps": ("Adam({lr})", "{gradients}[n]", {"w": "w", "m": "momentum", "v": "velocity"}),
}
"""How Keras makes the steps of an exercise, the gradient of update n, and the variable behind each column."""
SLOWING = ("Adagrad({lr}, initial_accumulator_value=0.0)", "RMSprop({lr}, rho={rho})")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


def variants(slug: str, count: int = VARIANTS) -> list[dict[str, Any]]:
    draw = runpy.run_path(str(LESSON / slug / "variant.py"))["draw"]
    return [draw(seed) for seed in range(count)]


def in_keras(pool: Pool, calls: list[str]) -> list[Any]:
    """Return what the calls of the functions above give, all in one run with Keras."""
    source = f"{OPTIMIZERS}\n\ndef numbers():\n    return {{'all': [{', '.join(calls)}]}}\n"
    found: list[Any] = draw_numbers(source, run=pool.run)["all"]
    return found


def walk(make: str, start: float, count: int, gradient: str) -> str:
    return f"walk({make!r}, {start!r}, {count}, {gradient!r})"


@pytest.mark.sandbox
@pytest.mark.parametrize("slug", BY_HAND)
def test_steps_by_hand_are_those_of_keras(slug: str, pool: Pool) -> None:
    make, gradient, columns = BY_HAND[slug]
    drawn = variants(slug)
    steps = 2 if slug == "adam-steps" else 3
    numbers = [variant["numbers"] for variant in drawn]
    calls = [walk(make.format(**n), n["start"], steps, gradient.format(**n)) for n in numbers]
    for variant, path in zip(drawn, in_keras(pool, calls), strict=True):
        for n, made in enumerate(path, 1):
            for column, name in columns.items():
                cell = f"{column}.step_{n}" if slug == "adam-steps" else f"step_{n}.{column}"
                answer = variant["answers"][cell]
                assert answer == pytest.approx(made[name], rel=1e-4, abs=1e-5), (variant["numbers"], cell)


@pytest.mark.sandbox
def test_paths_to_be_told_apart_are_those_of_keras(pool: Pool) -> None:
    makers = {"a": "Adagrad({lr})", "b": "SGD({lr}, momentum=0.9)", "c": "Adam({lr})", "d": "SGD({lr})"}
    drawn = [variant["numbers"] for variant in variants("which-path", LONG_VARIANTS)]
    calls = [walk(make.format(**n), n["start"], 7, "2 * float(w)") for n in drawn for make in makers.values()]
    paths = iter(in_keras(pool, calls))
    for numbers in drawn:
        for name in makers:
            assert numbers[name][1:] == pytest.approx([made["w"] for made in next(paths)], abs=0.0051)
        assert min(numbers["b"]) < 0 < min(*numbers["a"], *numbers["c"], *numbers["d"])


@pytest.mark.sandbox
def test_steps_in_the_long_run_are_those_of_keras(pool: Pool) -> None:
    steady, slowing = variants("steady-step", LONG_VARIANTS), variants("slowing", LONG_VARIANTS)
    long_run = [(variant["numbers"], 250, ["SGD({lr}, momentum={m})"]) for variant in steady] + [
        (variant["numbers"], variant["numbers"]["count"], list(SLOWING)) for variant in slowing
    ]
    calls = [walk(make.format(**n), 0, count, str(n["gradient"])) for n, count, makers in long_run for make in makers]
    paths = iter(in_keras(pool, calls))
    for variant in steady:
        assert variant["answers"]["step"] == pytest.approx(-next(paths)[-1]["momentum"], rel=1e-3)
    for variant in slowing:
        for name in ("adagrad", "rmsprop"):
            path = next(paths)
            assert variant["answers"][f"{name}.first"] == pytest.approx(-path[0]["w"], rel=1e-4)
            assert variant["answers"][f"{name}.late"] == pytest.approx(path[-2]["w"] - path[-1]["w"], rel=5e-3)


@pytest.mark.sandbox
@pytest.mark.parametrize("slug", ["momentum-step", "adam-step"])
def test_cases_of_a_step_in_code_are_those_of_keras(slug: str, pool: Pool) -> None:
    spec = catalog.load_exercise(f"dense-networks/optimizers/{slug}").spec
    assert isinstance(spec, Code)
    (call,) = spec.calls
    calls = []
    for case in call.cases:
        if slug == "momentum-step":
            w, v, g, lr, m = case.args
            # Without momentum Keras keeps no velocity: nearly none stands for it.
            calls.append(f"from_state('SGD({lr}, momentum={m or 1e-9})', [{v}], {w}, {g}, 1)")
        else:
            w, m, v, g, t, lr, beta_1, beta_2, _epsilon = case.args
            calls.append(f"from_state('Adam({lr}, {beta_1}, {beta_2})', [{m}, {v}], {w}, {g}, {t})")
    for case, made in zip(call.cases, in_keras(pool, calls), strict=True):
        for row, expected in zip(made, case.expected, strict=True):
            assert flat(expected) == pytest.approx(flat(row), rel=1e-4, abs=1e-6), case.name


def flat(value: Any) -> list[float]:
    return [number for part in value for number in flat(part)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("slug", ["updates", "last-batch"])
def test_updates_are_as_many_as_there_are_batches(slug: str) -> None:
    for variant in variants(slug):
        numbers, answers = variant["numbers"], variant["answers"]
        batches = [
            range(numbers["objects"])[i : i + numbers["batch"]] for i in range(0, numbers["objects"], numbers["batch"])
        ]
        if slug == "updates":
            assert answers == {"updates": len(batches), "total": len(batches) * numbers["epochs"]}
        else:
            counts = {"one.updates": numbers["objects"], "some.updates": len(batches), "all.updates": 1}
            assert answers == counts | {"last": len(batches[-1])}


def test_canonical_training_has_469_updates_an_epoch_and_7035_in_all() -> None:
    assert variants("updates", 1)[0]["answers"] == {"updates": 469, "total": 7035}
