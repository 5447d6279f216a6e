# failed: a run leaves a mark on a device that all runs and the host share
# landlock: not stopped, Landlock does not guard the times of files
import os

for name in ("null", "zero", "full", "random", "urandom"):
    try:
        os.utime(f"/dev/{name}")
    except OSError:
        print("refused")
    else:
        print("ESCAPED: set the times of", name)
for name in ("keys", "timer_list"):
    try:
        os.utime(f"/proc/{name}")
    except OSError:
        print("refused")
    else:
        print("ESCAPED: set the times of", name)
