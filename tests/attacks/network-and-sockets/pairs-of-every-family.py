# failed: the kernel makes two sockets of another family before it sees that they cannot be a pair
import errno
import socket

made = []
for family in set(range(64)) - {socket.AF_UNIX}:
    try:
        socket.socketpair(family, socket.SOCK_STREAM)
    except OSError as error:
        if error.errno != errno.EOPNOTSUPP:
            continue
    made.append(family)
print(f"ESCAPED: {made}" if made else "refused")
