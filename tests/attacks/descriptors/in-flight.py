# failed: descriptors that are on their way in sockets are without a limit
import array
import os
import socket

reader, writer = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
writer.setblocking(False)
pack, sent = array.array("i", [os.open("/dev/null", os.O_RDONLY)] * 250), 0
try:
    for _ in range(40):
        inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        inner[0].setblocking(False)
        for _ in range(8):
            inner[0].sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, pack)])
            sent += len(pack)
        writer.sendmsg(
            [b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [inner[0].fileno(), inner[1].fileno()]))]
        )
        for end in inner:
            end.close()
except OSError:
    print("refused after", sent)
if sent > 4000:
    print("ESCAPED: holds", sent)
