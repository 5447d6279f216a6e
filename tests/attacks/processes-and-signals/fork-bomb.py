# failed: a run has more processes than its limit
import os
import signal

made = 0
try:
    while made < 200:
        if os.fork() == 0:
            signal.alarm(3)
            signal.pause()
        made += 1
except OSError:
    print("refused after", made)
if made > 64:
    print("ESCAPED with", made, "processes")
