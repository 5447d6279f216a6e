"""Fetch what a run left, by descriptor, after everything in it is dead.

Names come from the exercise, never from a listing. Nothing is opened by path and no link is followed: a file that is
not a plain file of the slot's own, with one name and a size below its cap, is left where it is.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping

from graders.sandbox.inside import linux

RESOLVE_NO_XDEV = 0x01
RESOLVE_NO_MAGICLINKS = 0x02
RESOLVE_NO_SYMLINKS = 0x04
RESOLVE_BENEATH = 0x08
RESOLVE = RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH
FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def collect(folder: int, wanted: Mapping[str, int], *, uid: int) -> dict[str, bytes]:
    """Return the wanted files that are there and fit.

    Args:
        folder: O_PATH descriptor of the run's evidence folder.
        wanted: name -> the most bytes it may have.
        uid: kernel uid of the run, which must own the file.
    """
    found = {name: _fetch(folder, name, most, uid) for name, most in wanted.items()}
    return {name: content for name, content in found.items() if content is not None}


def is_full(folder: int) -> bool:
    """Return whether the file system of this descriptor has no room left."""
    state = os.fstatvfs(folder)
    return state.f_bfree == 0 or state.f_ffree == 0


def _fetch(folder: int, name: str, most: int, uid: int) -> bytes | None:
    try:
        descriptor = linux.openat2(folder, name, FLAGS, RESOLVE)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP, errno.EXDEV, errno.ENXIO, errno.EACCES, errno.ENOTDIR):
            return None
        raise
    try:
        if not _is_plain(os.fstat(descriptor), most, uid):
            return None
        with os.fdopen(os.dup(descriptor), "rb") as file:
            content = file.read(most + 1)
    finally:
        os.close(descriptor)
    return content if len(content) <= most else None


def _is_plain(facts: os.stat_result, most: int, uid: int) -> bool:
    return stat.S_ISREG(facts.st_mode) and facts.st_nlink == 1 and facts.st_uid == uid and facts.st_size <= most
