# failed: two runs meet at a socket's abstract name
# landlock: student-error
import os
import socket
import time

own, other = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
token = os.urandom(8)
deadline = time.monotonic() + 1
try:
    own.bind("\0gradus-neighbour")
except OSError:
    print("ESCAPED: the name is taken")
    other.sendto(token, "\0gradus-neighbour")
else:
    own.settimeout(1)
    try:
        own.recv(8)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: heard a neighbour")
while time.monotonic() < deadline:
    time.sleep(0.05)
