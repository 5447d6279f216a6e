# failed: a namespace is made, in which the run would be somebody else
# machine: x86_64
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
CLONE, UNSHARE = 56, 272
KINDS = {"user": 0x1000_0000, "mount": 0x2_0000, "pid": 0x2000_0000, "net": 0x4000_0000,
         "ipc": 0x800_0000, "uts": 0x400_0000, "cgroup": 0x200_0000, "time": 0x80}  # fmt: skip
for kind, flag in KINDS.items():
    child = libc.syscall(CLONE, ctypes.c_ulong(flag | signal.SIGCHLD), 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    both = libc.syscall(CLONE, ctypes.c_ulong(flag | KINDS["user"] | 1 << 40 | signal.SIGCHLD), 0, 0, 0, 0)
    if both == 0:
        os._exit(0)
    alone = os.fork()
    if alone == 0:
        os._exit(libc.syscall(UNSHARE, flag) == 0)
    allowed = child > 0 or both > 0 or os.waitpid(alone, 0)[1]
    print("ESCAPED: made a namespace" if allowed else "refused", kind)
