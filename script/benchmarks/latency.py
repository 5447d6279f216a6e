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
from collections.abc import Callable
from pathlib import Path

from exercises.catalog import load_exercise
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request
from script.benchmarks.forks import BareForks, timed
from script.benchmarks.site import Site, running_site

EXERCISE = "dense-networks/parameters/two-layers"
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure, and print medians with their spread and the ratios to cold."""
    parser = argparse.ArgumentParser(description="Latency of a verdict, in ratios to a cold interpreter.")
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    exercise = load_exercise(EXERCISE)
    source = exercise.path / "solution.py"
    request = Request(source.read_text())
    with Pool(slots=1) as pool, BareForks(source.read_text()) as forks, running_site() as site:
        site.sign_in("student", "student-demo")
        ways: dict[str, Callable[[], float]] = {
            "cold": lambda: _cold(source),
            "fork": forks.run,
            "sandbox": lambda: timed(lambda: pool.run(request)),
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
    return timed(lambda: subprocess.run(command, env=environment, capture_output=True, check=True))


def _verdict(site: Site, source: str) -> float:
    return timed(lambda: site.submit_and_wait(EXERCISE, source))


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
