# student-error: an error kills the process that describes it, and passes for a fault of the platform
import os
import signal


class Killing(Exception):
    def __str__(self):
        os.kill(os.getpid(), signal.SIGKILL)


raise Killing
