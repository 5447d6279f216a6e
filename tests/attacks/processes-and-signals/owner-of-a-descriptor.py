# failed: a descriptor's signals are addressed to a process outside of the run
import fcntl
import os

reader, writer = os.pipe()
own, reached = {os.getpid(), os.getppid()}, []
for pid in set(range(1, 40_000)) - own:
    try:
        fcntl.fcntl(reader, fcntl.F_SETOWN, pid)
    except OSError:
        continue
    if fcntl.fcntl(reader, fcntl.F_GETOWN) == pid:
        reached.append(pid)
print(f"ESCAPED to {reached[:9]}" if reached else "refused")
