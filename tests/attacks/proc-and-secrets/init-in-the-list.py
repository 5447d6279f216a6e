# failed: init can be seen among the processes
# landlock: student-error
import os

own = {"self", "thread-self", str(os.getpid())}
seen = [name for name in os.listdir("/proc") if name.isdigit() and name not in own]
print(f"ESCAPED: seen {seen}" if seen else "refused")
