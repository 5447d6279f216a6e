# failed: the run's own init dies of a signal, and what it has to tell is lost
import os
import signal
import time

init, has_namespace = os.getppid(), os.getpid() < 10
# Where the parent is not an init of our own it is only asked whether it could be signalled.
for number in signal.valid_signals() if has_namespace else [0]:
    try:
        os.kill(init, number)
    except OSError:
        continue
    if not has_namespace:
        print("ESCAPED to the parent outside")
time.sleep(0.1)
print("refused" if os.getppid() == init else "ESCAPED: init is dead")
