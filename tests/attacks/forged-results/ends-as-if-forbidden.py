# forbidden: a signal to itself makes the platform, not the code, responsible
# landlock: student-error
import os
import signal

os.kill(os.getpid(), signal.SIGSYS)
