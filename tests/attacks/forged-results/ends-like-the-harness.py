# student-error: an exit status that our own code uses for its failures is taken for a fault of the platform
import os

for status in (70, 71, 72):
    if os.fork() == 0:
        os._exit(status)
    os.wait()
os._exit(73)
