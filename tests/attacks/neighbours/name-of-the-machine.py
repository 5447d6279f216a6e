# failed: a name that all runs of a machine share is set by one of them
import os
import socket

try:
    socket.sethostname(socket.gethostname())
except OSError:
    print("refused")
else:
    print("ESCAPED: may name the machine")
own = os.uname().nodename
print("refused" if own in ("gradus", "") else f"the machine is {len(own)} characters long")
