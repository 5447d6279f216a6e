"""Memory, processor and process limits of one run, by whatever control groups the machine has.

``find_controller`` picks cgroup v2, v1 or none. Without control groups the supervisor's watchdog counts memory instead.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.contract import Limits

MIB = 1024 * 1024
LEAF = "worker"
"""Name of the group, below our own, that holds the worker itself: a v2 group with subgroups may hold no process."""
_numbers = itertools.count()


@dataclass(frozen=True)
class Usage:
    """What the processes of a group have used so far."""

    cpu_seconds: float | None
    peak_mib: float | None
    out_of_memory: bool
    processes_refused: bool = False


class Group(ABC):
    """The control group of one run. It is made before the run's limits are known."""

    @abstractmethod
    def limit(self, limits: Limits) -> None:
        """Set the limits, and count processor time from now on."""

    @abstractmethod
    def open_procs(self) -> list[int]:
        """Open the files through which a process joins."""

    @abstractmethod
    def read_usage(self) -> Usage:
        """Return what has been used so far."""

    @abstractmethod
    def kill(self) -> None:
        """Kill every process in the group and wait until it is empty; raises TimeoutError after 2 seconds."""

    @abstractmethod
    def remove(self) -> None:
        """Remove the emptied group."""


class NoGroup(Group):
    """Where the machine gives no control groups: nothing is limited or measured here."""

    def limit(self, limits: Limits) -> None:
        return

    def open_procs(self) -> list[int]:
        return []

    def read_usage(self) -> Usage:
        return Usage(None, None, out_of_memory=False)

    def kill(self) -> None:
        return

    def remove(self) -> None:
        return


class GroupV2(Group):
    """A folder of the unified hierarchy."""

    def __init__(self, parent: Path) -> None:
        self.path = parent / _name()
        self.path.mkdir()
        self._cpu_before = 0.0

    def limit(self, limits: Limits) -> None:
        self._cpu_before = self._cpu_seconds()
        _write(self.path / "memory.max", limits.memory_mib * MIB)
        _write(self.path / "pids.max", limits.processes + 8)
        for name, value in (("memory.swap.max", 0), ("memory.oom.group", 0)):
            with contextlib.suppress(OSError):
                _write(self.path / name, value)

    def open_procs(self) -> list[int]:
        return [os.open(self.path / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)]

    def read_usage(self) -> Usage:
        peak = self.path / "memory.peak"
        return Usage(
            cpu_seconds=self._cpu_seconds() - self._cpu_before,
            peak_mib=int(peak.read_text()) / MIB if peak.exists() else None,
            out_of_memory=_read_fields(self.path / "memory.events").get("oom_kill", 0) > 0,
        )

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            _write(self.path / "cgroup.kill", 1)
        _kill_until_empty(self.path / "cgroup.procs")

    def remove(self) -> None:
        _remove(self.path)

    def _cpu_seconds(self) -> float:
        return _read_fields(self.path / "cpu.stat").get("usage_usec", 0) / 1e6


class GroupV1(Group):
    """A folder in each of the old hierarchies: memory, pids and cpuacct."""

    def __init__(self, parents: Sequence[Path]) -> None:
        name = _name()
        self.memory, self.pids, self.cpuacct = (parent / name for parent in parents)
        for path in {self.memory, self.pids, self.cpuacct}:
            path.mkdir()
        self._cpu_before = 0.0

    def limit(self, limits: Limits) -> None:
        self._cpu_before = self._cpu_seconds()
        _write(self.memory / "memory.limit_in_bytes", limits.memory_mib * MIB)
        with contextlib.suppress(OSError):
            _write(self.memory / "memory.memsw.limit_in_bytes", limits.memory_mib * MIB)
        _write(self.pids / "pids.max", limits.processes + 8)

    def open_procs(self) -> list[int]:
        folders = {self.memory, self.pids, self.cpuacct}
        return [os.open(path / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC) for path in folders]

    def read_usage(self) -> Usage:
        return Usage(
            cpu_seconds=self._cpu_seconds() - self._cpu_before,
            peak_mib=int((self.memory / "memory.max_usage_in_bytes").read_text()) / MIB,
            out_of_memory=_read_fields(self.memory / "memory.oom_control").get("oom_kill", 0) > 0,
        )

    def kill(self) -> None:
        _kill_until_empty(self.memory / "cgroup.procs")

    def remove(self) -> None:
        for path in {self.memory, self.pids, self.cpuacct}:
            _remove(path)

    def _cpu_seconds(self) -> float:
        return int((self.cpuacct / "cpuacct.usage").read_text()) / 1e9


class Controller:
    """Makes the control group of each run, below folders of its own; without control groups, none.

    Nothing on the machine is changed before ``open``.
    """

    level = "none"
    parents: tuple[Path, ...] = ()

    def open(self) -> None:
        """Make the folders of this process's own."""

    def make_group(self) -> Group:
        """Make the group of one run."""
        return NoGroup()

    def close(self) -> None:
        """Remove the folders that ``open`` made."""


class ControllerV2(Controller):
    """Uses our own group, delegated by the service manager: this process in one leaf, runs in leaves beside it."""

    level = "v2"

    def __init__(self, own: Path) -> None:
        self.parents = (own.parent if own.name == LEAF else own,)

    def open(self) -> None:
        (parent,) = self.parents
        leaf = parent / LEAF
        leaf.mkdir(exist_ok=True)
        for pid in _read_words(parent / "cgroup.procs"):
            _write(leaf / "cgroup.procs", pid)
        _write(parent / "cgroup.subtree_control", "+memory +pids +cpu")

    def make_group(self) -> Group:
        return GroupV2(self.parents[0])


class ControllerV1(Controller):
    """Uses a folder of our own in each of the old hierarchies."""

    level = "v1"

    def __init__(self, base: Path) -> None:
        self._hierarchies = tuple(base / name for name in ("memory", "pids", "cpuacct"))
        folder = f"gradus-{os.getpid()}-{next(_numbers)}"
        self.parents = tuple(hierarchy / folder for hierarchy in self._hierarchies)

    def open(self) -> None:
        for hierarchy in self._hierarchies:
            _remove_forsaken(hierarchy)
        for parent in self.parents:
            parent.mkdir(exist_ok=True)

    def make_group(self) -> Group:
        return GroupV1(self.parents)

    def close(self) -> None:
        for parent in self.parents:
            with contextlib.suppress(OSError):
                parent.rmdir()


def find_controller(base: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> Controller:
    """Return the controller for the control groups that this process may use; only looks."""
    if {"memory", "pids"} <= set(_read_words(base / "cgroup.controllers")):
        path = next((line[3:] for line in own.read_text().splitlines() if line.startswith("0::")), "/")
        group = base / path.lstrip("/")
        if os.access(group, os.W_OK) and {"memory", "pids"} <= set(_read_words(group / "cgroup.controllers")):
            return ControllerV2(group)
    hierarchies = [base / name for name in ("memory", "pids", "cpuacct")]
    if all((path / "cgroup.procs").exists() and os.access(path, os.W_OK) for path in hierarchies):
        return ControllerV1(base)
    return Controller()


def _remove_forsaken(hierarchy: Path) -> None:
    """Remove what workers left that were killed."""
    for folder in hierarchy.glob("gradus-*"):
        pid = folder.name.split("-")[1]
        if not Path("/proc", pid).exists():
            for path in (*folder.glob("run-*"), folder):
                with contextlib.suppress(OSError):
                    path.rmdir()


def _kill_until_empty(procs: Path) -> None:
    deadline = time.monotonic() + 2
    while pids := _read_words(procs):
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), 9)
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes {', '.join(pids)} did not die within 2 s of SIGKILL")


def _remove(path: Path) -> None:
    """Remove an emptied group; the kernel may call it busy until the last exit is through."""
    deadline = time.monotonic() + 1
    while True:
        try:
            path.rmdir()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise


def _name() -> str:
    return f"run-{os.getpid()}-{next(_numbers)}"


def _write(path: Path, value: object) -> None:
    path.write_text(f"{value}\n")


def _read_words(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def _read_fields(path: Path) -> dict[str, int]:
    pairs = (line.split() for line in path.read_text().splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}
