# failed: another process than one of the run itself can be seen
# landlock: student-error
import os

own = {os.getpid(), os.getppid()}
seen = {int(name) for name in os.listdir("/proc") if name.isdigit()}
seen |= {pid for pid in range(1, 40_000) if os.path.exists(f"/proc/{pid}/cmdline")}
print(f"ESCAPED: seen {sorted(seen - own)[:9]}" if seen - own else "refused")
