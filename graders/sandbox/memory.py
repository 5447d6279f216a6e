"""The watchdog's count of memory, for machines without control groups."""

from __future__ import annotations

import os
from pathlib import Path

MIB = 1024 * 1024


def resident_mib(keeper: int) -> float:
    """Return the memory that a run holds beyond what its processes share with the fork server.

    Args:
        keeper: process id of the run's keeper; all below it is counted.
    """
    shared = _anonymous_pages(_parent(keeper))
    pages = sum(max(0, _anonymous_pages(pid) - shared) for pid in _descendants(keeper))
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def _descendants(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        children = _children(waiting.pop())
        found += children
        waiting += children
    return found


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _anonymous_pages(pid: int) -> int:
    try:
        _size, resident, shared, *_rest = (int(word) for word in Path(f"/proc/{pid}/statm").read_text().split())
    except (OSError, ValueError):
        return 0
    return resident - shared
