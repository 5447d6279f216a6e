# timeout: a process that is stopped keeps its slot
# landlock: student-error
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
print("continued")
