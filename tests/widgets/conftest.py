"""The arithmetic of the widgets, called under Node, and what Keras says of the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PACKAGES = ROOT / "var" / "frontend"
ARITHMETIC = ROOT / "platform" / "frontend" / "source" / "widgets" / "arithmetic"

Call = Callable[[str, str, list[list[Any]]], list[Any]]


@pytest.fixture
def call() -> Call:
    """Calls a function of a module with each of several lists of arguments."""

    def call(module: str, name: str, arguments: list[list[Any]]) -> list[Any]:
        asked = [{"module": module, "name": name, "args": args} for args in arguments]
        command = ["node", str(HERE / "call.mjs"), str(PACKAGES), str(ARITHMETIC)]
        run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        answers: list[Any] = json.loads(run.stdout)
        return answers

    return call


@pytest.fixture(scope="session")
def keras() -> dict[str, Any]:
    """What Keras says, asked in a process of its own: TensorFlow would stay in this one."""
    command = [sys.executable, "-B", "-m", "tests.widgets.keras_reference"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    answers: dict[str, Any] = json.loads(run.stdout)
    return answers
