# memory-limit: each process stays below the limit that all have together
import os
import signal

for _ in range(10):
    if os.fork() == 0:
        signal.alarm(3)
        held = b"x" * (70 << 20)
        signal.pause()
signal.alarm(2)
signal.pause()
