"""How long a student waits for a verdict on code that counts parameters, against what a cold interpreter would take.

Four ways, taken in turn in every round so that the machine's moods meet all of them alike:
  cold       ``python file.py``: a new interpreter imports TensorFlow
  fork       a fork of a process that has imported it, without a sandbox
  sandbox    the same code in the warm sandbox, started, limited, collected
  verdict    from the POST of the submission to the event that says the verdict is stored, over HTTP
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from exercises.catalog import load_exercise
from graders.sandbox.forkserver import ENVIRONMENT
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request
from script.benchmarks.site import Site, running_site

EXERCISE = "dense-networks/parameters/two-layers"
ROOT = Path(__file__).resolve().parents[2]
FORK_SERVER = """
import os, sys, time
import numpy, keras, tensorflow, h5py, matplotlib.pyplot
source = open(sys.argv[1]).read()
print("ready", flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    if os.fork() == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        exec(compile(source, "main.py", "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    os.wait()
    print(time.perf_counter() - started, flush=True)
"""


def main() -> None:
    """Measure, and print medians with their spread and the ratios to cold."""
    parser = argparse.ArgumentParser(description="Latency of a verdict, in ratios to a cold interpreter.")
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    exercise = load_exercise(EXERCISE)
    source = exercise.path / "solution.py"
    request = Request(source.read_text())
    with Pool(slots=1) as pool, _ForkServer(source) as forks, running_site() as site:
        site.sign_in("student", "student-demo")
        ways: dict[str, Callable[[], float]] = {
            "cold": lambda: _cold(source),
            "fork": forks.run,
            "sandbox": lambda: _timed(lambda: pool.run(request)),
            "verdict": lambda: _verdict(site, request.source),
        }
        for way in ("fork", "sandbox", "verdict"):
            ways[way]()
        times: dict[str, list[float]] = {name: [] for name in ways}
        for n in range(rounds):
            for name, measure in ways.items():
                times[name].append(measure())
            print(f"\rround {n + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    _print(times)


def _cold(source: Path) -> float:
    environment = os.environ | {"CUDA_VISIBLE_DEVICES": "", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, str(source)]
    return _timed(lambda: subprocess.run(command, env=environment, capture_output=True, check=True))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _verdict(site: Site, source: str) -> float:
    return _timed(lambda: site.submit_and_wait(EXERCISE, source))


class _ForkServer:
    """A warm process without any sandbox, that forks for each run and times it itself."""

    def __init__(self, source: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", FORK_SERVER, str(source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT | {"HOME": "/tmp"},
            text=True,
        )

    def __enter__(self) -> _ForkServer:
        self._read()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def run(self) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write("run\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def _print(times: dict[str, list[float]]) -> None:
    cold = statistics.median(times["cold"])
    print(f"\n{'':10}{'median':>10}{'fastest':>10}{'slowest':>10}{'of cold':>10}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:10}{median:9.3f}s{min(values):9.3f}s{max(values):9.3f}s{'1/' + format(cold / median, '.0f'):>10}")
    extra = statistics.median(s - f for s, f in zip(times["sandbox"], times["fork"], strict=True))
    print(f"the sandbox adds {extra * 1000:.0f} ms to a bare fork (median of the rounds' differences)")


if __name__ == "__main__":
    main()
