# failed: limits or priorities of a process outside of the run can be read or set
# landlock: not stopped, how other processes are scheduled can be asked for
import os
import resource

own, reached = {os.getpid(), os.getppid()}, set()
for pid in set(range(1, 40_000)) - own:
    for look in (lambda pid: resource.prlimit(pid, resource.RLIMIT_NOFILE), os.sched_getscheduler):
        try:
            look(pid)
        except OSError:
            continue
        reached.add(pid)
print(f"ESCAPED to {sorted(reached)[:9]}" if reached else "refused")
