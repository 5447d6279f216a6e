"""The lesson on optimizers, worked out once more."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from tests.content.recomputing.base import Answers, Numbers, Recompute, average


def walk(n: Numbers, step: Callable[[int, float], tuple[float, dict[str, float]]], steps: int) -> Answers:
    """Make steps from ``start``; each gets its number and w, and returns the move and what else stands in its row."""
    w: float = n["start"]
    answers: Answers = {}
    for t in range(1, steps + 1):
        move, row = step(t, w)
        w += move
        answers |= {f"step_{t}.{name}": value for name, value in (row | {"w": w}).items()}
    return answers


def sgd(n: Numbers) -> Answers:
    return walk(n, lambda _t, w: (-n["lr"] * 2 * w, {"g": 2 * w}), 3)


def momentum(n: Numbers) -> Answers:
    past: list[float] = []

    def step(_t: int, w: float) -> tuple[float, dict[str, float]]:
        past.append(2 * w)
        v = -n["lr"] * sum(g * n["m"] ** age for age, g in enumerate(reversed(past)))
        return v, {"v": v}

    return walk(n, step, 3)


def nesterov(n: Numbers) -> Answers:
    past: list[float] = []

    def step(_t: int, w: float) -> tuple[float, dict[str, float]]:
        past.append(2 * w)
        v = -n["lr"] * sum(g * n["m"] ** age for age, g in enumerate(reversed(past)))
        return n["m"] * v - n["lr"] * 2 * w, {"v": v}

    return walk(n, step, 3)


def adagrad(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        s = n["s0"] + sum(g * g for g in n["gradients"][:t])
        return -n["lr"] * n["gradients"][t - 1] / math.sqrt(s), {"s": s}

    return walk(n, step, 3)


def rmsprop(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        s = average([g * g for g in n["gradients"][:t]], n["rho"])
        return -n["lr"] * n["gradients"][t - 1] / math.sqrt(s), {"s": s}

    return walk(n, step, 3)


def adam(n: Numbers) -> Answers:
    def step(t: int, _w: float) -> tuple[float, dict[str, float]]:
        past = n["gradients"][:t]
        m, v = average(past, 0.9), average([g * g for g in past], 0.999)
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        return -n["lr"] * m_hat / math.sqrt(v_hat), {"m": m, "v": v, "m_hat": m_hat, "v_hat": v_hat}

    # Its table is turned: a row for each quantity, a column for each step.
    return {".".join(reversed(cell.split("."))): value for cell, value in walk(n, step, 2).items()}


def slowing(n: Numbers) -> Answers:
    g, lr, count = n["gradient"], n["lr"], n["count"]
    late = average([g * g] * count, n["rho"])
    return {
        "adagrad.first": lr,
        "adagrad.late": lr * g / math.sqrt(count * g * g),
        "rmsprop.first": lr / math.sqrt(1 - n["rho"]),
        "rmsprop.late": lr * g / math.sqrt(late),
    }


def last_batch(n: Numbers) -> Answers:
    objects, batch = n["objects"], n["batch"]
    batches = [min(batch, objects - start) for start in range(0, objects, batch)]
    return {"one.updates": objects, "some.updates": len(batches), "all.updates": 1, "last": batches[-1]}


def updates(n: Numbers) -> Answers:
    count = len(range(0, n["objects"], n["batch"]))
    return {"updates": count, "total": count * n["epochs"]}


RECOMPUTED: Mapping[str, Recompute] = {
    "optimizers/adagrad-steps": adagrad,
    "optimizers/adam-steps": adam,
    "optimizers/last-batch": last_batch,
    "optimizers/momentum-steps": momentum,
    "optimizers/nesterov-steps": nesterov,
    "optimizers/rmsprop-steps": rmsprop,
    "optimizers/sgd-steps": sgd,
    "optimizers/slowing": slowing,
    "optimizers/steady-step": lambda n: {
        "step": n["lr"] * n["gradient"] / (1 - n["m"]),
        "ratio": 1 / (1 - n["m"]),
    },
    "optimizers/updates": updates,
}
