"""What the supervisor asks of the kernel so that no process outlives it. Linux; elsewhere these do nothing."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

# Loaded here, because between fork and exec there must be no import and no look-up.
_libc = ctypes.CDLL(None, use_errno=True)


def die_with(parent: int) -> None:
    """Have the kernel kill this process when ``parent`` dies. Called in the child, between fork and exec."""
    if sys.platform != "linux":
        return
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies, so that ``descendants`` still finds it."""
    if sys.platform == "linux":
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)


def descendants(pid: int) -> list[int]:
    """Return the process ids of all living children of ``pid``, their children and so on, parents first."""
    children: dict[int, list[int]] = {}
    for process, parent, is_zombie in _table():
        if not is_zombie:
            children.setdefault(parent, []).append(process)
    found = list(children.get(pid, []))
    for child in found:
        found += children.get(child, [])
    return found


def reap_orphans(own: set[int]) -> None:
    """Let the adopted orphans that have ended go; ``own`` are our own children, whose status is asked for elsewhere."""
    for process, parent, is_zombie in _table():
        if is_zombie and parent == os.getpid() and process not in own:
            os.waitpid(process, os.WNOHANG)


def kill(pids: list[int]) -> None:
    """Kill these processes at once; those that are gone already are fine."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def kill_group(pid: int) -> None:
    """Kill the process group that ``pid`` leads."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # macOS says "not permitted" for a group of zombies
        return


def _table() -> Iterator[tuple[int, int, bool]]:
    """Yield (process, parent, whether it is a zombie) for every process."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue  # it ended while we looked
        state, parent = stat.rpartition(")")[2].split()[:2]
        yield int(folder.name), int(parent), state == "Z"
