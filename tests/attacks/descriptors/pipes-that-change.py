# failed: the worker waits for a pipe whose settings the run has changed
import fcntl
import os

for descriptor in (1, 2, 3):
    for command, value in (
        (fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC),
        (fcntl.F_SETPIPE_SZ, 4096),
        (fcntl.F_SETOWN, 1),
    ):
        try:
            fcntl.fcntl(descriptor, command, value)
        except OSError:
            print("refused")
    try:
        while True:
            os.write(descriptor, b"x")
            if os.fork() == 0:
                os._exit(0)
            os.wait()
            break
    except OSError:
        print("refused")
