"""What this machine can do for the sandbox: asked by the doctor, and by every worker before it starts anything."""

from __future__ import annotations

import ctypes.util
import errno
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graders.environment import var
from graders.sandbox import syscalls
from graders.sandbox.cgroups import find_controller
from graders.sandbox.inside import landlock, linux, namespaces, root
from graders.sandbox.level import FIRST_SLOT_UID, Landlock, Level
from graders.sandbox.request import SandboxError

AT_FDCWD = -100
SCOPES_SIGNALS = landlock.SCOPES_FROM
DOCKER = "in Docker see docs/run-it.md, or choose the weaker level: GRADUS_SANDBOX=landlock"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``cure`` is one line, empty where all is well."""

    name: str
    is_ok: bool
    detail: str
    cure: str = ""


def probe(level: Level) -> list[Finding]:
    """Look at what the level needs, one by one; nothing is started but short-lived children."""
    return [*_features(level), _control_groups()]


def require(level: Level) -> None:
    """Raise SandboxError, naming each thing that this machine refuses and its cure, unless the level can be had."""
    if missing := [finding for finding in _features(level) if not finding.is_ok]:
        raise SandboxError("; ".join(f"{found.name}: {found.detail} ({found.cure})" for found in missing))


def _features(level: Level) -> Iterator[Finding]:
    yield _level(level)
    yield from _landlock() if isinstance(level, Landlock) else _namespaces()
    has_library = ctypes.util.find_library("seccomp") is not None
    yield Finding("seccomp library", has_library, "libseccomp2", "" if has_library else "install libseccomp2")
    yield _try_in_child("seccomp filter", _load_filter, "use a kernel built with CONFIG_SECCOMP_FILTER")
    yield _has_openat2()
    machine = platform.machine()
    is_known = machine in ("x86_64", "aarch64")
    yield Finding("processor", is_known, machine, "" if is_known else "use an x86_64 or aarch64 machine")


def _level(level: Level) -> Finding:
    weaker = "the weaker level, because GRADUS_SANDBOX says so; docs/sandbox.md lists what only the full one stops"
    return Finding("isolation", True, f"{level.name}, {weaker}" if isinstance(level, Landlock) else level.name)


def _namespaces() -> Iterator[Finding]:
    yield _try_in_child(
        "user namespaces",
        _make_namespaces,
        "allow them: sysctl user.max_user_namespaces=10000; on Ubuntu "
        f"also kernel.apparmor_restrict_unprivileged_userns=0; {DOCKER}",
    )
    yield _try_in_child("proc of its own", _mount_proc, f"/proc must not be masked; {DOCKER}")


def _landlock() -> Iterator[Finding]:
    needed = 1 if os.geteuid() == 0 else SCOPES_SIGNALS
    try:
        found = landlock.version()
    except OSError as error:
        yield Finding(
            "Landlock", False, str(error), "use Linux 5.13 or newer, with landlock among its security modules"
        )
        return
    cure = "" if found >= needed else "start as root, or use Linux 6.12 or newer: runs would share the worker's user"
    yield Finding("Landlock", found >= needed, f"version {found}, needed {needed}", cure)
    yield _try_in_child(
        "readable folders",
        _read_folders,
        "install Python, and this folder, where every user of the machine can read it",
    )


def _control_groups() -> Finding:
    controller = find_controller()
    cure = ""
    if controller.level == "none":
        cure = "memory is watched twenty times a second instead; for hard limits start as root or delegate a cgroup"
    return Finding("control groups", True, controller.level, cure)


def _become_ordinary() -> None:
    # As a run does it: first an ordinary user, then everything else.
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(FIRST_SLOT_UID, FIRST_SLOT_UID, FIRST_SLOT_UID)
        os.setresuid(FIRST_SLOT_UID, FIRST_SLOT_UID, FIRST_SLOT_UID)
        linux.prctl(linux.PR_SET_DUMPABLE, 1)


def _make_namespaces() -> None:
    _become_ordinary()
    linux.unshare(namespaces.NAMESPACES)


def _mount_proc() -> None:
    _become_ordinary()
    uid, gid = os.getuid(), os.getgid()
    linux.unshare(namespaces.NAMESPACES)
    root.map_ids(uid, gid, inner_uid=namespaces.INNER_ID, inner_gid=namespaces.INNER_ID)
    linux.mount("none", "/", None, linux.MS_REC | linux.MS_PRIVATE)
    init = os.fork()
    if init == 0:
        try:
            linux.mount("proc", "/proc", "proc", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC, "hidepid=2")
        except OSError as error:
            os._exit(error.errno or 1)
        os._exit(0)
    if code := os.waitstatus_to_exitcode(os.waitpid(init, 0)[1]):
        raise OSError(code, f"mount proc: {os.strerror(code)}")


def _read_folders() -> None:
    _become_ordinary()
    for folder in (Path(sys.prefix, "lib"), Path(sys.base_prefix, "lib"), var() / "datasets"):
        list(folder.iterdir())


def _load_filter() -> None:
    linux.drop_capabilities()
    for program in syscalls.build():
        linux.load_filter(program)


def _has_openat2() -> Finding:
    try:
        os.close(linux.openat2(AT_FDCWD, "/", os.O_PATH, 0))
    except OSError as error:
        cure = "use Linux 5.12 or newer" if error.errno == errno.ENOSYS else "allow openat2 in the container's filter"
        return Finding("openat2", False, str(error), cure)
    return Finding("openat2", True, f"Linux {platform.release()}")


def _try_in_child(name: str, act: Callable[[], None], cure: str) -> Finding:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            act()
        except OSError as error:
            os.write(writer, str(error).encode()[:500])
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        said = file.read()
    os.waitpid(pid, 0)
    return Finding(name, not said, said or "allowed", cure if said else "")
