"""What this machine can do for the sandbox: asked by the doctor before anything is started."""

from __future__ import annotations

import ctypes.util
import errno
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graders.contract import Limits
from graders.sandbox import syscalls
from graders.sandbox.cgroups import find_controller
from graders.sandbox.inside import linux
from graders.sandbox.inside.keeper import NAMESPACES
from graders.sandbox.pool import FIRST_SLOT_UID, Pool
from graders.sandbox.request import End, Request, SandboxError

AT_FDCWD = -100


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``cure`` is one line, empty where all is well."""

    name: str
    is_ok: bool
    detail: str
    cure: str = ""


def probe() -> list[Finding]:
    """Look at the kernel's features one by one; nothing is started but short-lived children."""
    return [*_features(), _control_groups()]


def probe_fork_server() -> Finding:
    """Start a fork server without its heavy imports and run one line in it."""
    try:
        with Pool(slots=1, preload=()) as pool:
            ran = pool.run(Request("print(6 * 7)", limits=Limits(wall_seconds=5)))
    except SandboxError as error:
        return Finding("fork server", False, str(error), "see the kernel features above; docs/run-it.md explains each")
    if ran.end is not End.EXITED or ran.output != "42\n":
        return Finding("fork server", False, f"a run ended by {ran.end} {ran.status}: {ran.output}", "report this")
    return Finding("fork server", True, f"a run took {ran.wall_seconds * 1000:.0f} ms; {pool.level}")


def _features() -> Iterator[Finding]:
    yield _try_in_child(
        "user namespaces",
        _make_namespaces,
        "allow them: sysctl user.max_user_namespaces=10000; on Ubuntu "
        "also kernel.apparmor_restrict_unprivileged_userns=0; in Docker see docs/run-it.md",
    )
    has_library = ctypes.util.find_library("seccomp") is not None
    yield Finding("seccomp library", has_library, "libseccomp2", "" if has_library else "install libseccomp2")
    yield _try_in_child("seccomp filter", _load_filter, "use a kernel built with CONFIG_SECCOMP_FILTER")
    yield _has_openat2()
    machine = platform.machine()
    is_known = machine in ("x86_64", "aarch64")
    yield Finding("processor", is_known, machine, "" if is_known else "use an x86_64 or aarch64 machine")


def _control_groups() -> Finding:
    controller = find_controller()
    cure = ""
    if controller.level == "none":
        cure = "memory is watched twenty times a second instead; for hard limits start as root or delegate a cgroup"
    return Finding("control groups", True, controller.level, cure)


def _make_namespaces() -> None:
    # As a run does it: first an ordinary user, then the namespaces.
    if os.geteuid() == 0:
        os.setresuid(FIRST_SLOT_UID, FIRST_SLOT_UID, FIRST_SLOT_UID)
    linux.unshare(NAMESPACES)


def _load_filter() -> None:
    linux.drop_capabilities()
    linux.load_filter(syscalls.build())


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
