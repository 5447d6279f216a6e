"""The system calls that Python does not offer. Every function raises OSError, with what was asked in the message."""

from __future__ import annotations

import ctypes
import os
import struct

_libc = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS = 0x0002_0000
CLONE_NEWCGROUP = 0x0200_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_RDONLY = 0x1
MS_NOSUID = 0x2
MS_NODEV = 0x4
MS_NOEXEC = 0x8
MS_NOSYMFOLLOW = 0x100
MS_BIND = 0x1000
MS_REC = 0x4000
MS_PRIVATE = 0x4_0000
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2

_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}
_SYS_MOUNT_SETATTR = 442
_SYS_OPENAT2 = 437
_AT_RECURSIVE = 0x8000
_AT_FDCWD = -100
_CAPABILITY_VERSION_3 = 0x2008_0522


def unshare(flags: int) -> None:
    """Leave the namespaces named by the flags for new ones."""
    check(_libc.unshare(flags), f"unshare({flags:#x})")


def mount(source: str, target: str, kind: str | None, flags: int = 0, options: str = "") -> None:
    """Mount, bind or remount."""
    result = _libc.mount(
        source.encode(), target.encode(), kind.encode() if kind else None, ctypes.c_ulong(flags), options.encode()
    )
    check(result, f"mount {source} on {target}")


def restrict(target: str, flags: int, *, recursive: bool) -> None:
    """Add RDONLY, NOSUID, NODEV, NOEXEC (the MS_ flags) to a mount, and to those below it when recursive."""
    attributes = struct.pack("=QQQQ", flags, 0, 0, 0)
    how = _AT_RECURSIVE if recursive else 0
    result = _libc.syscall(
        ctypes.c_long(_SYS_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        target.encode(),
        ctypes.c_uint(how),
        attributes,
        ctypes.c_size_t(len(attributes)),
    )
    check(result, f"mount_setattr {target}")


def pivot_root(new_root: str) -> None:
    """Make new_root, which is a mount, the root of this mount namespace, and let go of the old one."""
    os.chdir(new_root)
    check(_libc.syscall(ctypes.c_long(_number(_SYS_PIVOT_ROOT)), b".", b"."), f"pivot_root {new_root}")
    check(_libc.umount2(b".", MNT_DETACH), "umount2 of the old root")
    os.chdir("/")


def prctl(option: int, value: int) -> None:
    """Set one property of this process."""
    check(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), f"prctl({option}, {value})")


def empty_bounding_set() -> None:
    """Give up what capabilities could ever be had, in as far as this process may."""
    for capability in range(64):
        if _libc.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0) != 0:
            break


def drop_capabilities() -> None:
    """Give up every capability for good: bounding set, permitted, effective, inheritable; and gaining any by exec."""
    empty_bounding_set()
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    check(_libc.syscall(ctypes.c_long(_number(_SYS_CAPSET)), header, bytes(24)), "capset")
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def load_filter(program: bytes) -> None:
    """Load a seccomp filter: ``program`` is classic BPF, 8 bytes an instruction. It cannot be taken off again."""
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("=H6xQ", len(program) // 8, ctypes.addressof(buffer))
    check(_libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0), "prctl(PR_SET_SECCOMP)")


def openat2(directory: int, name: str, flags: int, resolve: int) -> int:
    """Open a file below a directory descriptor, with openat2's RESOLVE_ rules."""
    how = struct.pack("=QQQ", flags, 0, resolve)
    result = _libc.syscall(
        ctypes.c_long(_SYS_OPENAT2), ctypes.c_int(directory), name.encode(), how, ctypes.c_size_t(len(how))
    )
    return check(result, f"openat2 {name}")


def _number(numbers: dict[str, int]) -> int:
    return numbers[os.uname().machine]


def check(result: int, what: str) -> int:
    """Return what a system call returned; raises OSError, naming what was asked, when it failed."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result
