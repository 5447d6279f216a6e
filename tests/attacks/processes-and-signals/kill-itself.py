# student-error: a death by signal 9 passes for a memory limit
import os
import signal

os.kill(os.getpid(), signal.SIGKILL)
