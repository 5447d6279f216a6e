"""The walls of the full level: new namespaces of every kind, tmpfs of the run's own, and a proc that shows only it.

The fork server lives in the sandbox's root already (``root``); what is mounted here goes over that, for one run.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

from graders.sandbox.inside import linux, root
from graders.sandbox.inside.places import IN_ROOT, Places

INNER_ID = 1000
NAMESPACES = (
    linux.CLONE_NEWUSER
    | linux.CLONE_NEWNS
    | linux.CLONE_NEWPID
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWCGROUP
)
TIDY = linux.MS_NOSUID | linux.MS_NODEV
FILES = {IN_ROOT.evidence: 64, IN_ROOT.home: 2000, IN_ROOT.temporary: 2000, IN_ROOT.shared_memory: 256}
"""How many files each folder of a run may hold."""
HIDDEN_FILES = ("sysrq-trigger", "keys", "key-users", "kcore", "kmsg", "timer_list", "sched_debug", "slabinfo")
HIDDEN_FOLDERS = ("acpi", "asound", "bus", "fs", "irq", "scsi")
"""Of /proc: what is about the host and not about the run. Most of it is root's alone anyway."""


def places(_request: dict[str, Any]) -> Places:
    """Return the folders of the run: the same in every root."""
    return IN_ROOT


def enclose_run(request: dict[str, Any]) -> None:
    """As the keeper: leave every namespace for a new one and mount the run's own folders."""
    uid, gid = os.getuid(), os.getgid()
    linux.unshare(NAMESPACES)
    root.map_ids(uid, gid, inner_uid=INNER_ID, inner_gid=INNER_ID)
    linux.mount("none", "/", None, linux.MS_REC | linux.MS_PRIVATE)
    with root.kept(request["below_tmp"]):
        _mount_folders(int(request["disk_mib"]))
    if not request["sees_datasets"]:
        linux.mount("tmpfs", IN_ROOT.datasets, "tmpfs", root.READ_ONLY, "size=4k")
    socket.sethostname("gradus")
    # No namespace may be made inside this one; without capabilities nobody in it can raise the number again.
    Path("/proc/sys/user/max_user_namespaces").write_text("0")


def enclose_init() -> None:
    """As process 1 of the run: mount its own proc."""
    flags = TIDY | linux.MS_NOEXEC
    linux.mount("proc", "/proc", "proc", flags, "hidepid=2")
    linux.mount("/proc/sys", "/proc/sys", None, linux.MS_BIND | linux.MS_REC)
    linux.restrict("/proc/sys", root.READ_ONLY, recursive=True)
    for name in HIDDEN_FILES:
        if os.path.exists(f"/proc/{name}"):
            linux.mount("/dev/null", f"/proc/{name}", None, linux.MS_BIND)
            linux.restrict(f"/proc/{name}", linux.MS_RDONLY | linux.MS_NOSUID, recursive=False)
    for name in HIDDEN_FOLDERS:
        if os.path.isdir(f"/proc/{name}"):
            linux.mount("tmpfs", f"/proc/{name}", "tmpfs", root.READ_ONLY | linux.MS_NOEXEC, "size=4k")


def enclose_student(_request: dict[str, Any]) -> None:
    """As the student's process: its walls stand already."""


def end_run(_request: dict[str, Any]) -> None:
    """As the keeper, after init has ended: the kernel has ended everything else in its process namespace."""


def _mount_folders(disk_mib: int) -> None:
    special = {
        IN_ROOT.evidence: linux.MS_NOEXEC | linux.MS_NOSYMFOLLOW,
        IN_ROOT.home: linux.MS_NOSYMFOLLOW,
        IN_ROOT.shared_memory: linux.MS_NOEXEC,
    }
    for path, files in FILES.items():
        mode = 700 if path in (IN_ROOT.home, IN_ROOT.evidence) else 1777
        options = f"size={disk_mib}m,nr_inodes={files},mode={mode},uid={INNER_ID},gid={INNER_ID}"
        linux.mount("tmpfs", path, "tmpfs", TIDY | special.get(path, 0), options)
