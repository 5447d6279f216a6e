# failed: a descriptor of init, which holds the control socket, is taken over
# machine: x86_64
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
PIDFD_OPEN, PIDFD_GETFD = 434, 438
for pid in {1, os.getppid()}:
    process = libc.syscall(PIDFD_OPEN, pid, 0)
    for number in range(32):
        taken = libc.syscall(PIDFD_GETFD, process, number, 0)
        if taken >= 0:
            print("ESCAPED: took", number, "of", pid)
        try:
            os.close(os.open(f"/proc/{pid}/fd/{number}", os.O_RDONLY))
        except OSError:
            continue
        print("ESCAPED: opened", number, "of", pid)
print("refused")
