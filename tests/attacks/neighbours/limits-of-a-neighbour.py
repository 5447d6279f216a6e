# failed: the processes and queues of one run count against the limits of its neighbour
import os
import signal
import time

made = 0
try:
    for _ in range(20):
        if os.fork() == 0:
            signal.alarm(2)
            signal.pause()
        made += 1
except OSError:
    print("ESCAPED: a neighbour left room for", made, "only")
deadline = time.monotonic() + 1
while time.monotonic() < deadline:
    time.sleep(0.05)
print("refused" if made == 20 else "coupled")
