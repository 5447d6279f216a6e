"""What our harness in the student's process saved: arrays by name, and why some names have none.

The arrays are evidence like any file. The reasons are that process's own word, and choose between messages only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from graders.evidence.archive import shown
from graders.evidence.npz_file import read_arrays

ARRAYS, PROBLEMS = "captured.npz", "captured.json"
"""As ``graders/sandbox/inside/capture.py`` calls them, which imports nothing of ours."""
MAX_BYTES: Mapping[str, int] = {ARRAYS: 4 << 20, PROBLEMS: 64 << 10}
MAX_NUMBERS = 100_000
REASONS = ("missing", "type", "large", "raised", "slow")


@dataclass(frozen=True)
class Problem:
    """Why a name has no array: ``reason`` is one of REASONS, ``type`` that of the value or the error."""

    reason: str
    type: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Captured:
    """What was saved of the names that the exercise asks for."""

    arrays: Mapping[str, NDArray[Any]]
    problems: Mapping[str, Problem]


def read_captured(files: Mapping[str, bytes], captures: Mapping[str, Any]) -> Captured:
    """Return what was saved; nothing where nothing was. Raises ArtefactError for a file that is none of ours.

    Args:
        files: the collected files, by name.
        captures: what the job asked for.
    """
    names = list(captured_names(captures))
    arrays = read_arrays(files[ARRAYS], dict.fromkeys(names, MAX_NUMBERS)) if ARRAYS in files else {}
    return Captured(arrays, dict(_problems(files.get(PROBLEMS, b""), names)))


def captured_names(captures: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names under which things are saved: of an array its own, of a call ``function.case``."""
    yield from captures.get("arrays", ())
    for call in captures.get("calls", ()):
        if call["cases"]:
            yield from (f"{call['function']}.{case['name']}" for case in call["cases"])
        else:
            yield call["function"]


def _problems(data: bytes, names: list[str]) -> Iterator[tuple[str, Problem]]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return
    for name in names:
        problem = told.get(name) if isinstance(told, dict) else None
        if isinstance(problem, dict) and problem.get("reason") in REASONS:
            line = problem.get("line")
            is_line = type(line) is int and 0 < line < 1_000_000
            yield name, Problem(problem["reason"], shown(problem.get("type", "")), line if is_line else None)
