# failed: the run changes its own control group, and with it its limits
import os

for folder in ("/sys/fs/cgroup", "/cgroup", "/dev/cgroup", "/proc/self/root/sys/fs/cgroup"):
    for name in ("cgroup.procs", "memory/cgroup.procs", "memory/tasks", "unified/cgroup.procs", "memory.max"):
        try:
            os.close(os.open(f"{folder}/{name}", os.O_WRONLY))
        except OSError:
            continue
        print("ESCAPED: may write", folder, name)
print("refused")
