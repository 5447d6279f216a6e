# failed: a process of an earlier run still listens
# landlock: student-error
import os
import socket
import time

ends = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
try:
    ends[0].connect("\0gradus-mark")
except OSError:
    print("refused")
else:
    print("ESCAPED: somebody listens")
    raise SystemExit
ends[1].bind("\0gradus-mark")
ends[1].listen()
if os.fork() == 0:
    os.setsid()
    os.closerange(0, 3)
    time.sleep(8)
    os._exit(0)
