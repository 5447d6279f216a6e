"""The watchdog's count of memory, for machines without control groups; and how large a process is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

KIB_PER_MIB = 1024
MIB = 1024 * 1024


def resident_mib(keeper: int, folders: Sequence[int]) -> float:
    """Return the memory that a run holds beyond what its processes share with the fork server.

    Args:
        keeper: process id of the run's keeper; all below it is counted.
        folders: descriptors of the run's folders, when they are file systems in memory.
    """
    shared = anonymous_kib(_parent(keeper))
    own = sum(max(0, anonymous_kib(pid) - shared) + _shared_memory_kib(pid) for pid in descendants(keeper))
    return own / KIB_PER_MIB + sum(_used_bytes(folder) for folder in folders) / MIB


def anonymous_kib(pid: int) -> int:
    """Return how much memory of its own a process has; 0 when it has ended."""
    return _status(pid).get("RssAnon", 0)


def descendants(pid: int) -> list[int]:
    """Return every process below this one, also those that a thread of it has started."""
    found, waiting = [], [pid]
    while waiting:
        children = _children(waiting.pop())
        found += children
        waiting += children
    return found


def _shared_memory_kib(pid: int) -> int:
    return _status(pid).get("RssShmem", 0)


def _used_bytes(folder: int) -> int:
    state = os.fstatvfs(folder)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _status(pid: int) -> dict[str, int]:
    """Return the fields of a process's status that are sizes, in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    words = (line.split() for line in lines if line.endswith(" kB"))
    return {word[0].rstrip(":"): int(word[1]) for word in words}
