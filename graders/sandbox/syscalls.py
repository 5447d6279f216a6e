"""The system calls that a student's process may not make, as a seccomp filter."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection

import pyseccomp as seccomp

FORBIDDEN = frozenset(
    """
    ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd
    mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr
    setns unshare bpf perf_event_open userfaultfd add_key request_key keyctl
    init_module finit_module delete_module kexec_load kexec_file_load
    open_by_handle_at name_to_handle_at swapon swapoff acct quotactl quotactl_fd reboot
    settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname syslog
    modify_ldt iopl ioperm vmsplice move_pages migrate_pages fanotify_init fanotify_mark mknod mknodat
    memfd_secret lookup_dcookie uselib nfsservctl vhangup remap_file_pages
    """.split()
)
"""Refused with EPERM: an ordinary PermissionError at the student's line."""

ABSENT = frozenset("clone3 io_uring_setup io_uring_enter io_uring_register flock inotify_init inotify_init1".split())
"""Answered with ENOSYS, as on an older kernel, so that libraries fall back. Locks and watches would join two students
who read the same file."""

NEWEST = 450
"""Calls with higher numbers are absent, as on Linux 5.17: what nobody here has read about, nobody can use."""

NEW_NAMESPACES = (0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000, 0x80)
LOCK_COMMANDS = (6, 7, 37, 38, 1024, 1026)
"""fcntl's F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE, F_NOTIFY."""
SIGNAL_COMMANDS = (8, 10, 15)
"""fcntl's F_SETOWN, F_SETSIG, F_SETOWN_EX: a signal of one's choice to a process of one's choice."""
TERMINAL_COMMANDS = (0x5412, 0x541C, 0x8901, 0x8902)
"""ioctl's TIOCSTI and TIOCLINUX: typing into somebody's terminal; FIOSETOWN and SIOCSPGRP: signals again."""
OWN_LIMITS_ONLY = ("prlimit64",)
"""Only with 0, this process, as the first argument: other processes of the run have the same user."""
SOCKET_CALLS = ("socket", "socketpair")
"""Only with AF_UNIX as the first argument."""
LOW_32_BITS = 0xFFFF_FFFF
AF_UNIX = 1


def build(*, refused: Collection[str] = (), absent: Collection[str] = ()) -> list[bytes]:
    """Return the filters as BPF programs, all of which are loaded. Foreign ABIs (int 0x80, x32) end the process.

    Args:
        refused: calls that this machine's level of isolation refuses besides those that all do.
        absent: calls that it lets look absent.
    """
    return [_export(_known_rules(FORBIDDEN | set(refused), ABSENT | set(absent))), _export(_newer_rules())]


def _known_rules(refused: Collection[str], absent: Collection[str]) -> seccomp.SyscallFilter:
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    rules.set_attr(seccomp.Attr.ACT_BADARCH, seccomp.KILL_PROCESS)
    refuse, hide = seccomp.ERRNO(errno.EPERM), seccomp.ERRNO(errno.ENOSYS)
    for name in sorted(refused):
        _add(rules, refuse, name)
    for name in sorted(absent):
        _add(rules, hide, name)
    for flag in NEW_NAMESPACES:
        _add(rules, refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    for action, name, commands in (
        (hide, "fcntl", LOCK_COMMANDS),
        (refuse, "fcntl", SIGNAL_COMMANDS),
        (refuse, "ioctl", TERMINAL_COMMANDS),
    ):
        for command in commands:
            _add(rules, action, name, seccomp.Arg(1, seccomp.MASKED_EQ, LOW_32_BITS, command))
    _add(rules, refuse, "personality", seccomp.Arg(0, seccomp.NE, 0))
    for name in OWN_LIMITS_ONLY:
        _add(rules, refuse, name, seccomp.Arg(0, seccomp.NE, 0))
    for name in set(SOCKET_CALLS) - set(refused):
        _add(rules, seccomp.ERRNO(errno.EAFNOSUPPORT), name, seccomp.Arg(0, seccomp.NE, AF_UNIX))
    return rules


def _newer_rules() -> seccomp.SyscallFilter:
    rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.ENOSYS))
    for number in range(NEWEST + 1):
        rules.add_rule(seccomp.ALLOW, number)
    return rules


def _add(rules: seccomp.SyscallFilter, action: int, name: str, *arguments: seccomp.Arg) -> None:
    try:
        number = seccomp.resolve_syscall(seccomp.system_arch(), name)
    except (ValueError, OSError):
        return
    if number >= 0:
        rules.add_rule_exactly(action, number, *arguments)


def _export(rules: seccomp.SyscallFilter) -> bytes:
    descriptor = os.memfd_create("filter")
    with os.fdopen(descriptor, "w+b") as file:
        rules.export_bpf(file)
        file.flush()
        return os.pread(descriptor, 1 << 20, 0)
