# failed: a socket of another family than the local one is made
import socket

made = []
for family in set(range(64)) - {socket.AF_UNIX}:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET, socket.SOCK_RDM, 10):
        try:
            socket.socket(family, kind).close()
        except OSError:
            continue
        made.append((family, kind))
print(f"ESCAPED: {made}" if made else "refused")
