# failed: a process outlives the run that started it
import ctypes
import os
import signal
import time

PR_SET_PDEATHSIG = 1

if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, 0)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    os.closerange(0, 64)
    time.sleep(30)
    os._exit(0)
