"""What is asked of the sandbox, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graders.contract import Limits

OnEvent = Callable[[str, dict[str, Any]], None]


class SandboxError(RuntimeError):
    """The sandbox itself failed: our error, never the student's. The run may be tried again."""


class End(StrEnum):
    """Why a run is over."""

    EXITED = "exited"
    SIGNALLED = "signalled"
    WALL = "wall"
    CPU = "cpu"
    MEMORY = "memory"
    OUTPUT = "output"
    DISK = "disk"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Request:
    """One execution of code.

    ``before`` are pieces of code that run first, in the same names, and of which nothing is shown; where there is a
    ``mark``, everything is shown, with a line of it after each of them. ``files`` are put into its working folder;
    ``leaves`` are names whose models are saved when the code has ended; ``captures`` are the arrays saved then and the
    functions called for theirs; ``collect`` are the files fetched from /evidence afterwards, with the most bytes that
    each may have.
    """

    source: str
    before: tuple[str, ...] = ()
    mark: str = ""
    limits: Limits = Limits()
    files: Mapping[str, bytes] = field(default_factory=dict)
    leaves: tuple[Mapping[str, Any], ...] = ()
    captures: Mapping[str, Any] = field(default_factory=dict)
    collect: Mapping[str, int] = field(default_factory=dict)
    seed: int = 0
    sees_datasets: bool = True
    """Whether /datasets is there; not where a student's model is measured, for test labels are public."""


@dataclass(frozen=True)
class Ran:
    """What is known of a run after everything in it is dead.

    ``status`` is the exit code or the signal. ``output``, ``epochs`` and ``error`` were told by the run itself.
    ``limits`` are those that held: the request's, or the site's where these are lower.
    """

    end: End
    status: int
    output: str
    epochs: tuple[dict[str, Any], ...]
    error: dict[str, Any] | None
    files: Mapping[str, bytes]
    disk_was_full: bool
    wall_seconds: float
    cpu_seconds: float
    peak_mib: float
    limits: Limits = Limits()
    processes_were_refused: bool = False


def ignore_event(_kind: str, _data: dict[str, Any]) -> None:
    """Listen to nothing."""


def never() -> bool:
    """Cancel nothing."""
    return False
