"""The two levels of isolation: namespaces, and for machines that refuse them Landlock, which is asked for by name.

A level says what the fork server and its runs must know, where a run's folders are, and when they are full. What it is
made of is on the inside: ``inside.namespaces`` and ``inside.landlock``.
"""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graders.contract import Limits
from graders.environment import sandbox_level, var
from graders.sandbox import collect
from graders.sandbox.inside.landlock import places
from graders.sandbox.request import SandboxError

FIRST_SLOT_UID = 60001
MAX_SLOT_UIDS = 1000
MAX_FILES = 2000
"""How many a run may have at the weaker level, all of its folders together."""
MAX_DEPTH = 64
"""How deep folders may lie in one another where they are counted."""
MIB = 1024 * 1024
SIGNAL_CALLS = ("kill", "tkill", "tgkill", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
SYSTEM_V_CALLS = ("shmget", "semget", "msgget", "mq_open")


class Level(ABC):
    """How runs are kept apart from the host and from one another."""

    name: str
    refused_calls: frozenset[str] = frozenset()
    """System calls refused besides those that every level refuses."""
    most_slots: int | None = None
    """None where every slot has a user id and folders of its own."""

    def __init__(self) -> None:
        self.has_own_uid = os.geteuid() == 0
        self._claims: list[tuple[int, socket.socket]] = []
        if not self.has_own_uid:
            # All slots would be the worker's own user.
            self.most_slots = 1

    def claim_uids(self, count: int) -> list[int]:
        """Return kernel user ids for that many slots, which no other worker on this machine has until ``close``."""
        if not self.has_own_uid:
            return [os.geteuid()]
        self._claims = list(itertools.islice(_claimed_ids(), count))
        return [uid for uid, _claim in self._claims]

    def setup(self) -> dict[str, Any]:
        """Make what the fork server needs; return what it must know of it."""
        return {"level": self.name, "has_own_uid": self.has_own_uid, "interpreter": [sys.prefix, sys.base_prefix]}

    @abstractmethod
    def run_setup(self, slot: int) -> dict[str, Any]:
        """Return what a run of the slot must know of its folders."""

    def variables(self) -> dict[str, str]:
        """Return what differs in the fork server's environment."""
        return {}

    def in_memory(self, _folders: Sequence[int]) -> Sequence[int]:
        """Return those of a run's folders that take memory, not disk."""
        return ()

    def is_over(self, _folders: Sequence[int], _limits: Limits) -> bool:
        """Return whether a run that goes on has written more than it may."""
        return False

    @abstractmethod
    def is_full(self, folders: Sequence[int]) -> bool:
        """Return whether a run that has ended had no room left in one of its folders."""

    def close(self) -> None:
        """Remove what ``setup`` made, and let go of the user ids."""
        for _uid, claim in self._claims:
            claim.close()
        self._claims = []


class Namespaces(Level):
    """The full level: a root, processes, a network and users of the run's own."""

    name = "namespaces"

    def setup(self) -> dict[str, Any]:
        """Make the empty folder on which the fork server builds its root."""
        mount_point = var() / "run" / "root"
        mount_point.mkdir(parents=True, exist_ok=True)
        return {**super().setup(), "mount_point": str(mount_point)}

    def run_setup(self, _slot: int) -> dict[str, Any]:
        return {}

    def in_memory(self, folders: Sequence[int]) -> Sequence[int]:
        return folders

    def is_full(self, folders: Sequence[int]) -> bool:
        return any(collect.is_full(folder) for folder in folders)


class Landlock(Level):
    """The weaker level: Landlock stands before the host's files, and one run at a time has folders among them."""

    name = "landlock"
    # Without a network, processes and shared memory of its own a run must not reach those of others.
    refused_calls = frozenset({"socket", *SIGNAL_CALLS, *SYSTEM_V_CALLS})

    def __init__(self) -> None:
        super().__init__()
        self.most_slots = 1
        self._folder: Path | None = None

    def claim_uids(self, count: int) -> list[int]:
        uids = super().claim_uids(count)
        self._slot_uid = uids[0]
        return uids

    def setup(self) -> dict[str, Any]:
        """Make the slot's folder, which belongs to its user, where that user can get at it."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="gradus-slots-"))
            (self._folder / "slot").mkdir()
            for path in (self._folder, self._folder / "slot"):
                path.chmod(0o711)
            (self._folder / "server").mkdir(mode=0o700)
            # The folders are the slot's, and what they lie in is not: a run cannot put others in their place.
            for folder in places({"folder": f"{self._folder}/slot", "datasets": ""}).writable:
                Path(folder).mkdir(mode=0o700)
                if self.has_own_uid:
                    os.chown(folder, self._slot_uid, self._slot_uid)
        return super().setup()

    def run_setup(self, _slot: int) -> dict[str, Any]:
        return {"folder": f"{self._folder}/slot"}

    def variables(self) -> dict[str, str]:
        return {"MPLCONFIGDIR": f"{self._folder}/server", "KERAS_HOME": f"{self._folder}/server"}

    def in_memory(self, _folders: Sequence[int]) -> Sequence[int]:
        """Return those of a run's folders that take memory, not disk."""
        return ()

    def is_over(self, folders: Sequence[int], limits: Limits) -> bool:
        counts = [_count(folder) for folder in _opened(folders)]
        written, files = sum(count[0] for count in counts), sum(count[1] for count in counts)
        return written > limits.disk_mib * MIB or files > MAX_FILES

    def is_full(self, _folders: Sequence[int]) -> bool:
        return False

    def close(self) -> None:
        """Remove the slot's folder; every run in it has ended."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        super().close()


LEVELS: dict[str, type[Level]] = {kind.name: kind for kind in (Namespaces, Landlock)}


def choose_level() -> Level:
    """Return the level that the operator named, the full one unless told otherwise. Raises SandboxError for others."""
    name = sandbox_level()
    if name not in LEVELS:
        raise SandboxError(f"GRADUS_SANDBOX: received {name!r}, expected one of {', '.join(LEVELS)}")
    return LEVELS[name]()


def _opened(folders: Sequence[int]) -> Iterator[int]:
    """Yield descriptors that can be listed of those that only name a folder."""
    for folder in folders:
        try:
            opened = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
        except OSError:
            continue
        yield opened
        os.close(opened)


def _claimed_ids() -> Iterator[tuple[int, socket.socket]]:
    """Yield user ids with a socket each, whose name only one process can have, and which the kernel lets go for it."""
    for uid in range(FIRST_SLOT_UID, FIRST_SLOT_UID + MAX_SLOT_UIDS):
        claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            claim.bind(f"\0gradus-slot-{uid}")
        except OSError:
            claim.close()
        else:
            yield uid, claim
    raise SandboxError(f"the user ids {FIRST_SLOT_UID} to {uid} are all held by workers on this machine")


def _count(folder: int, deeper: int = MAX_DEPTH) -> tuple[int, int]:
    """Return the bytes and the files below a folder, following no link; far too many where it goes too deep."""
    if not deeper:
        return 0, sys.maxsize
    written = files = 0
    try:
        found = list(os.scandir(folder))
    except PermissionError:
        return 0, 0
    for entry in found:
        files += 1
        try:
            if entry.is_dir(follow_symlinks=False):
                inner = os.open(entry.name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
                try:
                    more_written, more_files = _count(inner, deeper - 1)
                finally:
                    os.close(inner)
                written, files = written + more_written, files + more_files
            else:
                written += entry.stat(follow_symlinks=False).st_blocks * 512
        except OSError:
            # It was removed or closed meanwhile.
            continue
    return written, files
