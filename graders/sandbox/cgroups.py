"""Memory, processor and process limits of one run, by whatever control groups the machine has.

``find_controller`` picks cgroup v2, v1 or none. Without control groups the supervisor's watchdog counts memory instead.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.contract import Limits
from graders.sandbox.request import SandboxError

MIB = 1024 * 1024
LEAF = "worker"
"""Name of the group, below our own, that holds the worker itself: a v2 group with subgroups may hold no process."""
HIERARCHIES = ("memory", "pids", "cpuacct")
"""Those of the old kind that are used."""
OUR_PROCESSES = 2
"""Keeper and init stand in the group of their run; its student has all that ``Limits.processes`` says."""
_numbers = itertools.count()


@dataclass(frozen=True)
class Usage:
    """What the processes of a group have used so far."""

    cpu_seconds: float | None
    peak_mib: float | None
    out_of_memory: bool
    processes_refused: bool
    """Whether a process or thread was refused because there were too many."""


class Group:
    """The control group of one run, made before the run's limits are known. This one is for machines without any."""

    def limit(self, limits: Limits) -> None:
        """Set the limits, and count processor time from now on."""

    def open_procs(self) -> list[int]:
        """Open the files through which a process joins."""
        return []

    def read_usage(self) -> Usage:
        """Return what has been used so far."""
        return Usage(None, None, out_of_memory=False, processes_refused=False)

    def kill(self) -> None:
        """Kill every process in the group and wait until it is empty; raises TimeoutError after 2 seconds."""

    def remove(self) -> None:
        """Remove the emptied group."""


class FolderGroup(Group):
    """A folder of the same name in each hierarchy."""

    def __init__(self, parents: Sequence[Path]) -> None:
        name = _name("run")
        self.folders = [parent / name for parent in parents]
        for folder in self.folders:
            folder.mkdir()
        self._cpu_before = 0.0

    def open_procs(self) -> list[int]:
        return [os.open(folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC) for folder in self.folders]

    def kill(self) -> None:
        # In all of them: a process that was stopped while it joined is not in each.
        _kill_until_empty(self.folders)

    def remove(self) -> None:
        for folder in self.folders:
            _remove(folder)


class GroupV2(FolderGroup):
    """A folder of the unified hierarchy."""

    def __init__(self, parents: Sequence[Path]) -> None:
        super().__init__(parents)
        (self.path,) = self.folders
        self._peak_bytes = 0

    def limit(self, limits: Limits) -> None:
        self._cpu_before = self._cpu_seconds()
        _write(self.path / "memory.max", limits.memory_mib * MIB)
        # All of the run ends at once: no part of it goes on with what another has lost.
        _write(self.path / "memory.oom.group", 1)
        _write(self.path / "pids.max", limits.processes + OUR_PROCESSES)
        # A kernel without swap has no limit of it.
        with contextlib.suppress(OSError):
            _write(self.path / "memory.swap.max", 0)

    def read_usage(self) -> Usage:
        # Before Linux 5.19 the kernel kept no peak: then it is the largest of what was seen.
        peak = self.path / "memory.peak"
        source = peak if peak.exists() else self.path / "memory.current"
        self._peak_bytes = max(self._peak_bytes, int(source.read_text()))
        return Usage(
            cpu_seconds=self._cpu_seconds() - self._cpu_before,
            peak_mib=self._peak_bytes / MIB,
            out_of_memory=_read_fields(self.path / "memory.events")["oom_kill"] > 0,
            processes_refused=_read_fields(self.path / "pids.events")["max"] > 0,
        )

    def kill(self) -> None:
        # Since Linux 5.14, and nothing can be forked away from it.
        with contextlib.suppress(OSError):
            _write(self.path / "cgroup.kill", 1)
        super().kill()

    def _cpu_seconds(self) -> float:
        return _read_fields(self.path / "cpu.stat")["usage_usec"] / 1e6


class GroupV1(FolderGroup):
    """A folder in each of the old hierarchies."""

    def __init__(self, parents: Sequence[Path]) -> None:
        super().__init__(parents)
        self.memory, self.pids, self.cpuacct = self.folders

    def limit(self, limits: Limits) -> None:
        self._cpu_before = self._cpu_seconds()
        _write(self.memory / "memory.limit_in_bytes", limits.memory_mib * MIB)
        with contextlib.suppress(OSError):
            _write(self.memory / "memory.memsw.limit_in_bytes", limits.memory_mib * MIB)
        _write(self.pids / "pids.max", limits.processes + OUR_PROCESSES)

    def read_usage(self) -> Usage:
        return Usage(
            cpu_seconds=self._cpu_seconds() - self._cpu_before,
            peak_mib=int((self.memory / "memory.max_usage_in_bytes").read_text()) / MIB,
            out_of_memory=_read_fields(self.memory / "memory.oom_control").get("oom_kill", 0) > 0,
            processes_refused=_read_fields(self.pids / "pids.events")["max"] > 0,
        )

    def _cpu_seconds(self) -> float:
        return int((self.cpuacct / "cpuacct.usage").read_text()) / 1e9


class Controller:
    """Makes the control group of each run, below folders of its own; without control groups, none.

    Nothing on the machine is changed before ``open``.
    """

    level = "none"
    parents: tuple[Path, ...] = ()

    def open(self) -> None:
        """Make the folders of this process's own, if they are not there; raises SandboxError when it may not."""

    def make_group(self) -> Group:
        """Make the group of one run."""
        return Group()

    def close(self) -> None:
        """Remove the folders that ``open`` made, where nothing is in them."""
        for parent in self.parents:
            with contextlib.suppress(OSError):
                parent.rmdir()


class ControllerV2(Controller):
    """Uses our own group, delegated by the service manager: this process in one leaf, runs in leaves beside it.

    Where our own group is the machine's root, all that runs here may be in it: it stays, and a group is made below.
    """

    level = "v2"

    def __init__(self, own: Path) -> None:
        self._own = own
        # Only the real root has no type; the root of a container is a group like others.
        self._is_root = not (own / "cgroup.type").exists()
        self.parents = (own / _name("gradus") if self._is_root else own,)

    def open(self) -> None:
        try:
            _remove_forsaken(self._own)
            if self._is_root:
                _enable_controllers(self._own)
                self.parents[0].mkdir(exist_ok=True)
            else:
                _move_all(self._own, self._own / LEAF)
            _enable_controllers(self.parents[0])
        except OSError as error:
            raise SandboxError(f"the control group {self._own} cannot be divided: {error}") from error

    def make_group(self) -> Group:
        return GroupV2(self.parents)


class ControllerV1(Controller):
    """Uses a folder of our own in each of the old hierarchies."""

    level = "v1"

    def __init__(self, base: Path) -> None:
        name = _name("gradus")
        self.parents = tuple(base / hierarchy / name for hierarchy in HIERARCHIES)

    def open(self) -> None:
        for parent in self.parents:
            _remove_forsaken(parent.parent)
            parent.mkdir(exist_ok=True)

    def make_group(self) -> Group:
        return GroupV1(self.parents)


def find_controller(base: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> Controller:
    """Return the controller for the control groups that this process may use; only looks."""
    lines = own.read_text().splitlines() if own.exists() else []
    path = next((line[3:] for line in lines if line.startswith("0::")), "/")
    group = base / path.lstrip("/")
    group = group.parent if group.name == LEAF else group
    is_ours = all(os.access(group / name, os.W_OK) for name in ("", "cgroup.procs", "cgroup.subtree_control"))
    if is_ours and {"memory", "pids"} <= set(_read_words(group / "cgroup.controllers")):
        return ControllerV2(group)
    if all(os.access(base / name / "cgroup.procs", os.W_OK) for name in HIERARCHIES):
        return ControllerV1(base)
    return Controller()


def _enable_controllers(group: Path) -> None:
    """Give the groups below this one limits of memory and processes and, where that can be, equal shares of time."""
    for name in ("memory", "pids"):
        _write(group / "cgroup.subtree_control", f"+{name}")
    # The machine may keep it for real-time processes. The time that was used is counted without it.
    with contextlib.suppress(OSError):
        _write(group / "cgroup.subtree_control", "+cpu")


def _move_all(parent: Path, leaf: Path) -> None:
    """Move every process of a group into a leaf of it, those too that are started meanwhile."""
    leaf.mkdir(exist_ok=True)
    deadline = time.monotonic() + 2
    while pids := _read_words(parent / "cgroup.procs"):
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                _write(leaf / "cgroup.procs", pid)
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes {', '.join(pids)} did not leave it")


def _remove_forsaken(folder: Path) -> None:
    """Remove what workers left that were killed."""
    for path in (*folder.glob("gradus-*/run-*"), *folder.glob("gradus-*"), *folder.glob("run-*")):
        if not Path("/proc", path.name.split("-")[1]).exists():
            with contextlib.suppress(OSError):
                path.rmdir()


def _kill_until_empty(folders: Collection[Path]) -> None:
    deadline = time.monotonic() + 2
    while pids := {pid for folder in folders for pid in _read_words(folder / "cgroup.procs")}:
        # 0 stands for a process of another namespace, and to kill() for ourselves.
        for pid in pids - {"0"}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), 9)
        if time.monotonic() > deadline:
            raise TimeoutError(f"processes {', '.join(pids)} did not die within 2 s of SIGKILL")


def _remove(folder: Path) -> None:
    """Remove an emptied group; the kernel may call it busy until the last exit is through."""
    deadline = time.monotonic() + 1
    while folder.exists():
        try:
            folder.rmdir()
        except OSError:
            if time.monotonic() > deadline:
                raise


def _name(kind: str) -> str:
    return f"{kind}-{os.getpid()}-{next(_numbers)}"


def _write(path: Path, value: object) -> None:
    path.write_text(f"{value}\n")


def _read_words(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def _read_fields(path: Path) -> dict[str, int]:
    pairs = (line.split() for line in path.read_text().splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}
