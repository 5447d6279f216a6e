# student-error: a child's death by signal 9 and an end like a shell's pass for a memory limit
import os
import signal

child = os.fork()
if child == 0:
    os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(child, 0)
os._exit(137)
