# failed: a process outside of the run can be signalled
import os


def may_signal(pid):
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


own = {os.getpid(), os.getppid()}
reached = [pid for pid in (-1, *range(1, 40_000)) if pid not in own and may_signal(pid)]
print(f"ESCAPED to {reached[:9]}" if reached else "refused")
