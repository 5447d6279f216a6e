# failed: a process of a neighbour can be seen or signalled
# landlock: not stopped, that other processes are there can be asked for
import os
import time


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return os.path.exists(f"/proc/{pid}")
    return True


own, seen = {os.getpid(), os.getppid()}, []
deadline = time.monotonic() + 1
while time.monotonic() < deadline and not seen:
    seen = [pid for pid in range(1, 40_000) if pid not in own and is_there(pid)]
print(f"ESCAPED: seen {seen[:9]}" if seen else "refused")
