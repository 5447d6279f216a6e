"""The system calls that a student's process may not make, as a seccomp filter."""

from __future__ import annotations

import errno
import os

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

ABSENT = ["clone3", "io_uring_setup", "io_uring_enter", "io_uring_register", "flock"]
"""Answered with ENOSYS, as on an older kernel, so that libraries fall back. flock would join two students."""

NEW_NAMESPACES = (0x0002_0000, 0x0200_0000, 0x0400_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000, 0x80)
LOCK_COMMANDS = (6, 7, 37, 38, 1024, 1026)
"""fcntl's F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE, F_NOTIFY."""
TERMINAL_COMMANDS = (0x5412, 0x541C)
"""ioctl's TIOCSTI and TIOCLINUX: typing into somebody's terminal."""
LOW_32_BITS = 0xFFFF_FFFF
AF_UNIX = 1


def build() -> bytes:
    """Return the filter as a BPF program. Foreign ABIs (int 0x80, x32) end the process."""
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    rules.set_attr(seccomp.Attr.ACT_BADARCH, seccomp.KILL_PROCESS)
    refuse, absent = seccomp.ERRNO(errno.EPERM), seccomp.ERRNO(errno.ENOSYS)
    for name in sorted(FORBIDDEN):
        _add(rules, refuse, name)
    for name in ABSENT:
        _add(rules, absent, name)
    for flag in NEW_NAMESPACES:
        _add(rules, refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    for command in LOCK_COMMANDS:
        _add(rules, absent, "fcntl", seccomp.Arg(1, seccomp.MASKED_EQ, LOW_32_BITS, command))
    for command in TERMINAL_COMMANDS:
        _add(rules, refuse, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, LOW_32_BITS, command))
    _add(rules, refuse, "personality", seccomp.Arg(0, seccomp.NE, 0))
    _add(rules, seccomp.ERRNO(errno.EAFNOSUPPORT), "socket", seccomp.Arg(0, seccomp.NE, AF_UNIX))
    return _export(rules)


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
