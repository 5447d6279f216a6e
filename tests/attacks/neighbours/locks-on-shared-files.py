# failed: a lock on a file that all runs see joins two runs
import fcntl
import os
import sys

F_OFD_SETLK, F_NOTIFY = 37, 1026
file = os.open(sys.executable, os.O_RDONLY)
folder = os.open("/datasets", os.O_RDONLY)
for what, act in {
    "flock": lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB),
    "flock of a folder": lambda: fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB),
    "lockf": lambda: fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB),
    "lease": lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK),
    "open file description": lambda: fcntl.fcntl(file, F_OFD_SETLK, bytes(32)),
    "notify": lambda: fcntl.fcntl(folder, F_NOTIFY, 1),
}.items():
    try:
        act()
    except OSError:
        print("refused")
    else:
        print("ESCAPED:", what)
