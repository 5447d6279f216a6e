"""The file system that students see: built once by the fork server, which then lives in it itself.

Nothing of the host is left in it but the interpreter, the system libraries and the public datasets, all read-only.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from graders.sandbox.inside import linux
from graders.sandbox.inside.places import IN_ROOT

DEVICES = ("null", "zero", "full", "random", "urandom")
FONTS = "<fontconfig><cachedir>/tmp/fontconfig</cachedir></fontconfig>\n"
PASSWD = f"root:x:0:0:root:/:/bin/false\nstudent:x:1000:1000:student:{IN_ROOT.home}:/bin/false\n"
READ_ONLY = linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NODEV


def enter(mount_point: str, interpreter: Sequence[str], datasets: str, devices: Sequence[str]) -> list[str]:
    """Build the root on mount_point in a mount namespace of our own and make it this process's root.

    Returns the interpreter's folders that lie below /tmp, over which each run mounts its own.

    Args:
        mount_point: an empty directory outside.
        interpreter: folders that Python needs, visible under their own paths.
        datasets: folder of the public datasets, visible as /datasets.
        devices: nodes of the host, such as those of one GPU, visible by their names in /dev.
    """
    _own_namespace()
    linux.mount("tmpfs", mount_point, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "size=1m,nr_inodes=1000,mode=755")
    root = Path(mount_point)
    for folder in (*IN_ROOT.writable, "/proc", "/etc/fonts"):
        (root / folder[1:]).mkdir(parents=True)
    (root / "etc/passwd").write_text(PASSWD)
    (root / "etc/group").write_text("root:x:0:\nstudent:x:1000:\n")
    (root / "etc/fonts/fonts.conf").write_text(FONTS)
    # For what libraries write while they are imported.
    linux.mount("tmpfs", str(root / "tmp"), "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "size=16m,mode=755")
    folders = _without_nested(["/usr", *interpreter])
    for folder in folders:
        _bind(root, folder, folder)
    for name in ("bin", "lib", "lib64", "sbin"):
        _copy_link_or_bind(root, name)
    _bind(root, datasets, IN_ROOT.datasets)
    _make_devices(root, [*(f"/dev/{name}" for name in DEVICES), *devices])
    # The student's own proc is mounted over this one; the kernel allows that only where one is fully visible.
    linux.mount("/proc", str(root / "proc"), None, linux.MS_BIND | linux.MS_REC)
    linux.restrict(mount_point, READ_ONLY, recursive=False)
    linux.pivot_root(mount_point)
    return [folder for folder in folders if folder.startswith("/tmp/")]


@contextlib.contextmanager
def kept(folders: Sequence[str]) -> Iterator[None]:
    """Bind the folders again where they were, after the block has mounted something over them."""
    handles = [os.open(folder, os.O_PATH | os.O_CLOEXEC) for folder in folders]
    yield
    for folder, handle in zip(folders, handles, strict=True):
        os.makedirs(folder)
        linux.mount(f"/proc/self/fd/{handle}", folder, None, linux.MS_BIND | linux.MS_REC)
        os.close(handle)


def _own_namespace() -> None:
    if os.geteuid() == 0:
        linux.unshare(linux.CLONE_NEWNS)
    else:
        uid, gid = os.getuid(), os.getgid()
        linux.unshare(linux.CLONE_NEWUSER | linux.CLONE_NEWNS)
        map_ids(uid, gid, inner_uid=uid, inner_gid=gid)
    linux.mount("none", "/", None, linux.MS_REC | linux.MS_PRIVATE)


def map_ids(uid: int, gid: int, *, inner_uid: int, inner_gid: int) -> None:
    """Map one user and one group into the user namespace that this process has just made."""
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inner_uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{inner_gid} {gid} 1")


def _without_nested(folders: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for folder in sorted({os.path.realpath(folder) for folder in folders} | set(folders)):
        if not any(folder == other or folder.startswith(other + "/") for other in kept):
            kept.append(folder)
    return kept


def _bind(root: Path, source: str, target: str) -> None:
    place = root / target[1:]
    place.mkdir(parents=True, exist_ok=True)
    linux.mount(source, str(place), None, linux.MS_BIND | linux.MS_REC)
    linux.restrict(str(place), READ_ONLY, recursive=True)


def _copy_link_or_bind(root: Path, name: str) -> None:
    host = Path("/") / name
    if host.is_symlink():
        (root / name).symlink_to(os.readlink(host))
    elif host.is_dir():
        _bind(root, str(host), f"/{name}")


def _make_devices(root: Path, nodes: Sequence[str]) -> None:
    for node in nodes:
        place = root / "dev" / os.path.basename(node)
        place.touch()
        linux.mount(node, str(place), None, linux.MS_BIND)
        # Not the device, but its times and modes: they are the host's, and the same for all runs.
        linux.restrict(str(place), linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NOEXEC, recursive=False)
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        (root / "dev" / name).symlink_to(f"/proc/self/fd{target}")
