"""What the sandbox costs, each figure beside the same without a sandbox and taken in turn with it.

start       from the request to the collected result of ``print(1)``, over a bare fork of the same warm process
count       code that builds a network and counts its parameters, against the same fork
training    seconds of ``fit`` on MNIST, against the same code in a Python of its own
throughput  trivial runs a second, two slots at once
memory      charged to the control group of a trivial run, keeper and init included
output      from a printed line to its event
preload     what each module that the fork server has imported spares every run, and what runs still import
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from exercises.catalog import load_all
from exercises.schema import Code
from graders.contract import Limits
from graders.environment import var
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request
from script.benchmarks.forks import BareForks, timed

TRIVIAL = "print(1)"
COUNT = """
import keras
model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(300, use_bias=False), keras.layers.Dense(10)])
print(model.count_params())
"""
TRAINING = """
import os, time
import keras, numpy as np
with np.load(os.environ["DATASETS"] + "/mnist.npz") as data:
    x, y = data["x_train"].reshape(60000, 784).astype("float32") / 255, data["y_train"]
layers = [keras.layers.Dense(n, activation="relu") for n in (800, 400)]
model = keras.Sequential([keras.Input((784,)), *layers, keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x[:12800], y[:12800], batch_size=128, epochs=1, verbose=0)
started = time.perf_counter()
model.fit(x, y, batch_size=128, epochs=2, verbose=0)
print(time.perf_counter() - started)
"""
SPEAK = "import time\nfor _ in range(30):\n    print(time.monotonic(), flush=True)\n    time.sleep(0.037)\n"
LATE = """
import sys
_before = set(sys.modules)
{source}
print("late:", *sorted(set(sys.modules) - _before))
"""
LONG = Limits(wall_seconds=600, cpu_seconds=1200, memory_mib=2048)
WARM_UP = 3


def main() -> None:
    """Measure everything, and print a line for each figure with the bar that it is held to."""
    parser = argparse.ArgumentParser(description="What the sandbox costs, in ratios within one run.")
    parser.add_argument("--rounds", type=int, default=100, help="of the short code; fewer are noisier")
    parser.add_argument("--trainings", type=int, default=5)
    options = parser.parse_args()
    with Pool(slots=1) as pool:
        print(f"{pool.level}; {pool.device}; medians of {options.rounds} rounds, (fastest to slowest)")
        _short(pool, "start", TRIVIAL, options.rounds)
        _short(pool, "count", COUNT, options.rounds)
        _output(pool)
        _memory(pool)
        _training(pool, options.trainings)
        _preload(pool)
    _throughput()


def _short(pool: Pool, name: str, source: str, rounds: int) -> None:
    request = Request(source)
    bare: list[float] = []
    boxed: list[float] = []
    with BareForks(source) as forks:
        for _ in range(WARM_UP):
            forks.run()
            _finished(pool.run(request))
        for _ in range(rounds):
            bare.append(forks.run())
            boxed.append(timed(lambda: _finished(pool.run(request))))
    over = [sandbox - fork for sandbox, fork in zip(boxed, bare, strict=True)]
    slow = statistics.quantiles(over, n=20)[-1]
    ratio = statistics.median(boxed) / statistics.median(bare)
    print(f"{name:11} fork {_spread(bare)}, sandbox {_spread(boxed)}: {ratio:.2f} times")
    half = statistics.median(over)
    print(f"{'':11} over the fork: p50 {half * 1000:.1f} ms (bar 50), p95 {slow * 1000:.1f} ms (bar 100)")


def _output(pool: Pool) -> None:
    delays: list[float] = []

    def listen(_kind: str, data: dict[str, Any]) -> None:
        now = time.monotonic()
        delays.extend(now - float(line) for line in data["text"].split())

    _finished(pool.run(Request(SPEAK), on_event=listen))
    print(f"{'output':11} {_spread(delays)} from a printed line to its event (bar 100 ms)")


def _memory(pool: Pool) -> None:
    peaks = [_finished(pool.run(Request(TRIVIAL))).peak_mib for _ in range(10)]
    print(
        f"{'memory':11} {statistics.median(peaks):.1f} MiB charged to a trivial run, at most {max(peaks):.1f} (bar 25)"
    )


def _training(pool: Pool, rounds: int) -> None:
    environment = os.environ | {"DATASETS": str(var() / "datasets" / "keras"), "CUDA_VISIBLE_DEVICES": ""}
    command = [sys.executable, "-c", TRAINING]
    bare, boxed = [], []
    for _ in range(rounds):
        answer = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        bare.append(float(answer.stdout))
        boxed.append(float(_finished(pool.run(Request(TRAINING, limits=LONG))).output))
    ratio = statistics.median(s / b for s, b in zip(boxed, bare, strict=True))
    print(f"{'training':11} Python {_spread(bare)}, sandbox {_spread(boxed)}: {ratio:.3f} times (bar 1.03)")


def _preload(pool: Pool) -> None:
    (server,) = pool.servers
    saved = ", ".join(f"{name} {seconds * 1000:.0f}" for name, seconds in server.preload_seconds.items())
    print(f"{'preload':11} ms that each saves every run: {saved}")
    late: dict[str, int] = {}
    for path in _solutions():
        ran = pool.run(Request(LATE.format(source=path.read_text()), limits=LONG))
        for name in ran.output.rpartition("late:")[2].split():
            late[name] = late.get(name, 0) + 1
    names = ", ".join(sorted(late)) or "nothing"
    print(f"{'':11} imported all the same by the course's solutions: {names}")


def _solutions() -> list[Path]:
    exercises = [exercise for course in load_all() for exercise in course.exercises]
    # Trainings would take minutes, and import nothing that building and counting does not.
    return [e.path / "solution.py" for e in exercises if isinstance(e.spec, Code) and not e.spec.measure]


def _throughput() -> None:
    count = 120
    with Pool(slots=2) as pool, ThreadPoolExecutor(2) as threads:
        list(threads.map(pool.run, [Request(TRIVIAL)] * 4))
        seconds = timed(lambda: [_finished(ran) for ran in threads.map(pool.run, [Request(TRIVIAL)] * count)])
    print(f"{'throughput':11} {count / seconds:.1f} trivial runs a second on two slots (bar 12)")


def _finished(ran: Ran) -> Ran:
    assert (ran.end, ran.status) == (End.EXITED, 0), ran
    return ran


def _spread(seconds: Sequence[float]) -> str:
    return f"{_said(statistics.median(seconds))} ({_said(min(seconds))} to {_said(max(seconds))})"


def _said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main()
