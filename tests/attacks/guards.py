"""Every guard of the sandbox, how it is taken away, and a hostile submission that gets through without it.

A guard in the fork server's process is taken away by lines that run there before it serves; one in the worker by a
patch. Where two guards stand one behind the other, both are taken away: each alone changes nothing. Not here is
no_new_privs, without which the kernel takes no filter, so that nothing runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graders import grade
from graders.sandbox import cgroups, collect, events, forkserver, level, output, syscalls
from graders.sandbox.supervise import Supervisor

Patch = Callable[[pytest.MonkeyPatch], None]

INSIDE = "import sys; from graders.sandbox.inside import keeper, landlock, linux, namespaces, root, student"
NO_FILTER = "linux.load_filter = lambda program: None"
PRCTL = "prctl = linux.prctl; linux.prctl = lambda option, value: None if {} else prctl(option, value)"
MOUNT = (
    "mount = linux.mount; linux.mount = lambda s, t, k, f=0, o='': mount(s, t, k, f, __import__('re').sub({!r}, '', o))"
)
NO_FILE_SIZE = (
    "limit = keeper.resource.setrlimit; "
    "keeper.resource.setrlimit = lambda what, most: what == keeper.resource.RLIMIT_FSIZE or limit(what, most)"
)
NO_WRITE_OF_MAXIMUM = (
    "write = namespaces.Path.write_text; "
    "namespaces.Path.write_text = lambda path, text: 'max_user' in str(path) or write(path, text)"
)
HANDLERS_KEPT = (
    "handle = keeper.signal.signal; "
    "keeper.signal.signal = lambda number, what: what == keeper.signal.SIG_IGN or handle(number, what)"
)
CODE_IN_SIGHT = (
    "enter = root.enter; "
    "root.enter = lambda mount_point, folders, *more: enter(mount_point, [*folders, sys.argv[2]], *more)"
)
NO_LINKS_REFUSED = "linux.MS_NOSYMFOLLOW = 0"


@dataclass(frozen=True)
class Guard:
    """One guard. ``attacks`` are those that get through without it, so that each of them fails its test."""

    name: str
    attacks: tuple[str, ...]
    server: tuple[str, ...] = ()
    """Lines that take it away in the fork server."""
    worker: Patch = lambda _patch: None
    is_of_weaker_level: bool = False
    slots: int = 1

    @property
    def changes(self) -> tuple[str, ...]:
        """All lines that run in the fork server before it serves."""
        return (INSIDE, *self.server)


def setting(owner: object, name: str, value: object) -> Patch:
    """Return a patch that sets one attribute."""
    return lambda patch: patch.setattr(owner, name, value)


def without_namespace(flag: str) -> str:
    """Return the line that leaves a run in the host's namespace of a kind."""
    return f"namespaces.NAMESPACES &= ~linux.CLONE_NEW{flag}"


def _inherit_environment(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(forkserver, "ENVIRONMENT", forkserver.ENVIRONMENT | dict(os.environ))


def _follow_links(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(collect, "RESOLVE", 0)
    patch.setattr(collect, "FLAGS", collect.FLAGS & ~os.O_NOFOLLOW)


def _believe_what_is_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(grade, "measure", lambda _model, _hidden, _run: {"accuracy": 0.98, "loss": 0.07})


def _without_groups_limits(patch: pytest.MonkeyPatch) -> None:
    for group in (cgroups.GroupV1, cgroups.GroupV2):
        patch.setattr(group, "limit", lambda _self, _limits: None)


def _without_groups(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cgroups, "find_controller", cgroups.Controller)


def _without_clock(patch: pytest.MonkeyPatch) -> None:
    look = Supervisor._look
    patch.setattr(Supervisor, "_look", lambda self, now, deadline: look(self, now, deadline + 1))


GUARDS = (
    # Identity and privileges
    Guard(
        "a user of its own",
        ("proc-and-secrets/memory-of-init", "proc-and-secrets/settings-of-the-kernel"),
        ("keeper._become = lambda uid: linux.prctl(linux.PR_SET_DUMPABLE, 1)",),
    ),
    Guard("no capabilities", ("namespaces/capabilities",), ("linux.drop_capabilities = lambda: linux.prctl(38, 1)",)),
    Guard(
        "memory of init closed",
        ("descriptors/steal-from-init", "namespaces/enter-the-namespaces-of-others"),
        (PRCTL.format("(option, value) == (linux.PR_SET_DUMPABLE, 0)"),),
    ),
    Guard("init ignores interrupts", ("processes-and-signals/kill-init",), (HANDLERS_KEPT,)),
    Guard("a session of its own", ("processes-and-signals/session-of-others",), ("keeper.os.setsid = lambda: None",)),
    # Namespaces
    Guard("network namespace", ("network-and-sockets/sockets-of-the-host",), (without_namespace("NET"),)),
    Guard("ipc namespace", ("neighbours/memory-and-files-of-a-neighbour",), (without_namespace("IPC"),), slots=2),
    Guard("cgroup namespace", ("proc-and-secrets/names-of-control-groups",), (without_namespace("CGROUP"),)),
    Guard(
        "uts namespace",
        ("neighbours/name-of-the-machine",),
        (without_namespace("UTS"), "namespaces.socket.sethostname = lambda name: None"),
    ),
    Guard("no namespaces inside", ("namespaces/clone3",), (NO_FILTER, NO_WRITE_OF_MAXIMUM)),
    # File systems
    Guard(
        "the code of the platform out of sight",
        ("hidden-label-hunting/source-of-the-graders", "files-and-links/read-files-of-the-host"),
        (CODE_IN_SIGHT,),
    ),
    Guard(
        "read-only mounts",
        ("neighbours/times-of-shared-devices", "proc-and-secrets/settings-of-the-kernel"),
        ("linux.restrict = lambda *_all, **_named: None",),
    ),
    Guard("hidepid", ("proc-and-secrets/init-in-the-list",), (MOUNT.format("hidepid=2"),)),
    Guard(
        "covered files of proc",
        ("proc-and-secrets/memory-of-the-kernel",),
        ("namespaces.HIDDEN_FILES = namespaces.HIDDEN_FOLDERS = ()",),
    ),
    Guard(
        "number of files",
        ("memory-and-disk/exhaust-inodes", "memory-and-disk/exhaust-folders-elsewhere"),
        (MOUNT.format("nr_inodes=[0-9]+,?"),),
    ),
    Guard(
        "size of the disk",
        ("memory-and-disk/fill-the-disk", "memory-and-disk/fill-the-shared-memory-folder"),
        (MOUNT.format("size=[0-9]+m,?"), NO_FILE_SIZE),
    ),
    # System calls
    Guard(
        "refused calls",
        ("namespaces/mounts-old-and-new", "syscalls-and-foreign-abis/memory-of-others", "leftovers/keys"),
        worker=setting(syscalls, "FORBIDDEN", frozenset()),
    ),
    Guard(
        "absent calls",
        ("neighbours/locks-on-shared-files", "neighbours/watch-shared-files"),
        worker=setting(syscalls, "ABSENT", frozenset()),
    ),
    Guard("newer calls", ("namespaces/mounts-that-are-newer",), worker=setting(syscalls, "NEWEST", 600)),
    Guard("flags of clone", ("namespaces/new-namespaces",), worker=setting(syscalls, "NEW_NAMESPACES", ())),
    Guard("locks", ("neighbours/locks-with-high-bits",), worker=setting(syscalls, "LOCK_COMMANDS", ())),
    Guard(
        "terminals",
        ("syscalls-and-foreign-abis/typing-into-a-terminal",),
        worker=setting(syscalls, "TERMINAL_COMMANDS", ()),
    ),
    Guard(
        "families of sockets",
        ("network-and-sockets/every-family", "network-and-sockets/pairs-of-every-family"),
        worker=setting(syscalls, "SOCKET_CALLS", ()),
    ),
    Guard(
        "limits of others",
        ("processes-and-signals/limits-of-init",),
        worker=setting(syscalls, "OWN_LIMITS_ONLY", ()),
    ),
    Guard("foreign ABIs", ("syscalls-and-foreign-abis/x32",), (NO_FILTER,)),
    # Resources
    Guard(
        "limits of a process",
        ("descriptors/more-than-allowed", "memory-and-disk/lock-memory"),
        ("keeper._limit = lambda request: None",),
    ),
    Guard(
        "memory",
        ("memory-and-disk/child-eats-memory", "memory-and-disk/anonymous-files"),
        worker=_without_groups_limits,
    ),
    Guard("the clock", ("processes-and-signals/stop-itself",), worker=_without_clock),
    # What crosses
    Guard("descriptors", ("descriptors/inherited",), ("keeper._close_from = lambda descriptor: None",)),
    Guard(
        "environment",
        ("proc-and-secrets/environment", "proc-and-secrets/secrets-in-memory"),
        worker=_inherit_environment,
    ),
    Guard("no link is followed", ("hostile-artefacts/link-to-a-right-model",), (NO_LINKS_REFUSED,), _follow_links),
    Guard(
        "plain files only",
        ("hostile-artefacts/hard-link",),
        worker=setting(collect, "_is_plain", lambda _facts, _most, _uid: True),
    ),
    Guard("control characters", ("output/control-characters",), worker=setting(output, "made_visible", str)),
    Guard("events", ("output/error-with-control-characters",), worker=setting(events, "made_visible", str)),
    Guard(
        "a second sandbox that measures",
        ("patched-keras-and-numpy/training-that-claims",),
        worker=_believe_what_is_told,
    ),
    # The weaker level
    Guard(
        "Landlock",
        ("files-and-links/read-files-of-the-host", "descriptors/open-again-for-writing"),
        ("landlock.enclose_student = lambda request: None",),
        is_of_weaker_level=True,
    ),
    Guard("folders emptied", ("leftovers/files",), ("landlock._empty = lambda folder: None",), is_of_weaker_level=True),
    Guard(
        "orphans killed",
        ("processes-and-signals/daemon",),
        ("landlock.end_run = lambda request: None",),
        # A control group would kill them too.
        _without_groups,
        is_of_weaker_level=True,
    ),
    Guard(
        "calls of the weaker level",
        ("processes-and-signals/kill-everybody", "leftovers/system-v"),
        worker=setting(level.Landlock, "refused_calls", frozenset()),
        is_of_weaker_level=True,
    ),
    Guard(
        "owners of descriptors",
        ("processes-and-signals/owner-of-a-descriptor",),
        worker=setting(syscalls, "SIGNAL_COMMANDS", ()),
        is_of_weaker_level=True,
    ),
)
