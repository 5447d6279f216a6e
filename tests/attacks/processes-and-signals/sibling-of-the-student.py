# student-error: init takes the end of a sibling for the end of the student's own process
# machine: x86_64
import ctypes
import os
import signal
import time

CLONE, CLONE_PARENT = 56, 0x8000
if ctypes.CDLL(None).syscall(CLONE, CLONE_PARENT | signal.SIGCHLD, 0, 0, 0, 0) == 0:
    os._exit(0)
time.sleep(0.3)
raise SystemExit(3)
