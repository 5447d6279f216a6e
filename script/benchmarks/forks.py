"""What the sandbox is compared with: forks of a warm process that has imported the same and isolates nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from graders.sandbox.forkserver import ENVIRONMENT
from graders.sandbox.pool import PRELOAD

SERVER = """
import gc, importlib, json, os, sys, time
preload, source = json.loads(sys.argv[1])
for name in preload:
    importlib.import_module(name)
gc.collect()
gc.freeze()
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


class BareForks:
    """A warm process without any sandbox, that forks for each run and times it itself."""

    def __init__(self, source: str, preload: Sequence[str] = PRELOAD) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVER, json.dumps([list(preload), source])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT | {"HOME": "/tmp"},
            text=True,
        )

    def __enter__(self) -> BareForks:
        self._read()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def run(self) -> float:
        """Return the seconds from the fork to the child's end."""
        assert self._process.stdin is not None
        self._process.stdin.write("run\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
