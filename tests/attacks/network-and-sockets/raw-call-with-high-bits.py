# failed: a family is hidden from the filter in the upper half of the argument
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
SOCKET, SOCKETPAIR, AF_INET, AF_UNIX, AF_NETLINK, AF_VSOCK = 41, 53, 2, 1, 16, 40
for family in (AF_INET, AF_NETLINK, AF_VSOCK):
    for high in (1 << 32, AF_UNIX << 32, 0xFFFF_FFFF << 32):
        made = libc.syscall(SOCKET, ctypes.c_long(family | high), 1, 0)
        print("ESCAPED: a socket of family" if made >= 0 else "refused", family)
