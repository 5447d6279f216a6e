# failed: a namespace of init, the keeper or the host is entered
# machine: x86_64
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
SETNS, PIDFD_OPEN = 308, 434
for pid in {1, os.getppid()}:
    for kind in ("user", "mnt", "pid", "net", "ipc", "uts", "cgroup", "time"):
        try:
            os.close(os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY))
        except OSError:
            print("refused")
        else:
            print("ESCAPED: opened", pid, kind)
    process = libc.syscall(PIDFD_OPEN, pid, 0)
    result = libc.syscall(SETNS, process, 0x1000_0000 | 0x2_0000)
    print("refused" if result < 0 and ctypes.get_errno() in (1, 38) else "ESCAPED: allowed setns", pid)
