"""The walls of the weaker level, for machines that refuse namespaces: Landlock in front of the host's file system.

There is no root of the run's own, no process namespace and no network namespace. Landlock decides which files can be
opened, the filter which system calls can be made, the slot's user id what belongs to the run, and the keeper kills what
init leaves behind. What this level does not stop stands in docs/sandbox.md.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import os
import signal
import stat
import struct
from collections.abc import Iterable
from typing import Any

from graders.sandbox.inside import linux
from graders.sandbox.inside.places import Places

_SYS_CREATE_RULESET = 444
_SYS_ADD_RULE = 445
_SYS_RESTRICT_SELF = 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_libc = ctypes.CDLL(None, use_errno=True)

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
TRUNCATE = 1 << 14
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
MAKE_CHAR, MAKE_BLOCK = 1 << 6, 1 << 11
IOCTL_DEV = 1 << 15
READ = EXECUTE | READ_FILE | READ_DIR
NEVER = MAKE_CHAR | MAKE_BLOCK | IOCTL_DEV
"""Not even in the run's own folders."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
SYSTEM = ("/usr", "/bin", "/lib", "/lib64", "/sbin", "/etc/fonts", "/etc/ld.so.cache", "/proc/cpuinfo", "/proc/meminfo")
FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights over files that a version of Landlock knows."""
NETWORK_FROM, BIND_AND_CONNECT_TCP = 4, 0b11
SCOPES_FROM, ABSTRACT_SOCKETS_AND_SIGNALS = 6, 0b11


def version() -> int:
    """Return which version of Landlock the kernel has; raises OSError where it has none."""
    return linux.check(
        _libc.syscall(ctypes.c_long(_SYS_CREATE_RULESET), None, ctypes.c_size_t(0), ctypes.c_uint(_VERSION_FLAG)),
        "landlock",
    )


def places(request: dict[str, Any]) -> Places:
    """Return the folders of the run, below the slot's own."""
    slot = request["folder"]
    inner = {name: f"{slot}/{name}" for name in ("home", "evidence", "temporary", "shared_memory")}
    return Places(**inner, datasets=request["datasets"])


def enclose_run(request: dict[str, Any]) -> None:
    """As the keeper: empty the slot's folders. Everything that could write to them is dead."""
    linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)
    for path in places(request).writable:
        os.chmod(path, 0o700)
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        _empty(folder)
        os.close(folder)


def _empty(top: int) -> None:
    """Remove everything below a folder. What is in a folder of it is first moved up, so no depth is too deep."""
    fresh = (f"{os.getpid()}-{number}" for number in itertools.count())
    while names := os.listdir(top):
        for name in names:
            if not stat.S_ISDIR(os.stat(name, dir_fd=top, follow_symlinks=False).st_mode):
                os.unlink(name, dir_fd=top)
                continue
            # Its owner may have closed it to himself.
            os.chmod(name, 0o700, dir_fd=top)
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            for below in os.listdir(inner):
                if stat.S_ISDIR(os.stat(below, dir_fd=inner, follow_symlinks=False).st_mode):
                    os.chmod(below, 0o700, dir_fd=inner)
                free = next(new for new in fresh if not _is_there(new, top))
                os.rename(below, free, src_dir_fd=inner, dst_dir_fd=top)
            os.close(inner)
            os.rmdir(name, dir_fd=top)


def _is_there(name: str, folder: int) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def enclose_init() -> None:
    """As the first process of the run: adopt its orphans, so that none is lost from sight."""
    linux.prctl(linux.PR_SET_CHILD_SUBREAPER, 1)


def enclose_student(request: dict[str, Any]) -> None:
    """As the student's process, with no capabilities any more: keep only what a run may open. For good."""
    rights = FILE_RIGHTS[min(version(), max(FILE_RIGHTS))]
    inner = places(request)
    ruleset = _create_ruleset(rights)
    readable = [*SYSTEM, *request["interpreter"], *([inner.datasets] if request["sees_datasets"] else [])]
    _allow(ruleset, readable, READ & rights)
    _allow(ruleset, DEVICES, (READ_FILE | WRITE_FILE) & rights)
    _allow(ruleset, [f"/proc/{os.getpid()}"], (READ_FILE | READ_DIR) & rights)
    _allow(ruleset, inner.writable, rights & ~NEVER)
    linux.check(_libc.syscall(ctypes.c_long(_SYS_RESTRICT_SELF), ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)


def end_run(request: dict[str, Any]) -> None:
    """As the keeper, after init has ended: kill what is left of the run, however it hid, and reap it.

    Orphans become this process's children: when it has none, nothing of the run is alive.
    """
    with contextlib.suppress(ChildProcessError):
        while True:
            with contextlib.suppress(ProcessLookupError):
                if request["has_own_uid"]:
                    # Everything of the slot's user but this process, at once: nothing can fork its way out.
                    os.kill(-1, signal.SIGKILL)
                else:
                    _kill_children()
            os.waitpid(-1, 0)


def _kill_children() -> None:
    with open(f"/proc/self/task/{os.getpid()}/children") as file:
        for child in file.read().split():
            os.kill(int(child), signal.SIGKILL)


def _create_ruleset(rights: int) -> int:
    known = version()
    network = BIND_AND_CONNECT_TCP if known >= NETWORK_FROM else 0
    scopes = ABSTRACT_SOCKETS_AND_SIGNALS if known >= SCOPES_FROM else 0
    # An older kernel refuses a longer description, unless the rest of it is zero.
    attributes = struct.pack("=QQQ", rights, network, scopes)
    result = _libc.syscall(
        ctypes.c_long(_SYS_CREATE_RULESET), attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint(0)
    )
    return linux.check(result, "landlock_create_ruleset")


def _allow(ruleset: int, paths: Iterable[str], rights: int) -> None:
    for path in paths:
        try:
            handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        # Rights that only make sense for folders are refused on files.
        allowed = rights if stat.S_ISDIR(os.fstat(handle).st_mode) else rights & ON_FILES
        rule = struct.pack("=Qi", allowed, handle)
        result = _libc.syscall(
            ctypes.c_long(_SYS_ADD_RULE), ruleset, ctypes.c_uint(_RULE_PATH_BENEATH), rule, ctypes.c_uint(0)
        )
        linux.check(result, f"landlock_add_rule {path}")
        os.close(handle)
