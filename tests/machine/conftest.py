"""A whole Linux with cgroup v2, run as an ordinary process: what this machine's own kernel may not have mounted."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "linux.uml"
SECONDS = 120
MIB = 512


class Facts:
    """What was seen in the machine, by name."""

    def __init__(self, lines: str, console: str) -> None:
        self._seen = dict(json.loads(line) for line in lines.splitlines())
        self._console = console

    def __getitem__(self, name: str) -> Any:
        fact = self._seen.get(name, {"error": f"the machine ended before it came to this:\n{self._console[-4000:]}"})
        assert "error" not in fact, fact["error"]
        return fact["value"]


@pytest.fixture(scope="session")
def facts() -> Iterator[Facts]:
    """Boot the machine, let it look at everything, and wait for its end."""
    program = shutil.which(PROGRAM)
    if program is None:
        pytest.skip(f"{PROGRAM} is not installed (Debian: apt install user-mode-linux)")
    with tempfile.TemporaryDirectory(prefix="gradus-") as folder:
        scratch = Path(folder)
        _run_machine(program, scratch)
        told = scratch / "facts"
        yield Facts(told.read_text() if told.exists() else "", (scratch / "console").read_text(errors="replace"))


def _run_machine(program: str, scratch: Path) -> None:
    kernel = [
        "rootfstype=hostfs",
        "rootflags=/",
        "ro",
        f"mem={MIB}M",
        "loglevel=3",
        f"uml_dir={scratch}",
        "umid=machine",
    ]
    consoles = ["con=null", "con0=null,fd:1"]
    init = ["init=/bin/sh", "--", str(ROOT / "tests/machine/init.sh"), str(scratch), sys.executable, str(ROOT)]
    with (scratch / "console").open("wb") as console:
        # Without TMPDIR its memory lies in /dev/shm, not on a disk.
        machine = subprocess.Popen(
            [program, *kernel, *consoles, *init],
            cwd=scratch,
            env={"HOME": str(scratch), "PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            machine.wait(SECONDS)
    finally:
        # Each process in it is one here too, of the machine's own session.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(machine.pid, signal.SIGKILL)
        machine.wait()
