# failed: characters are typed into somebody's terminal
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
IOCTL, TIOCSTI, TIOCLINUX = 16, 0x5412, 0x541C
# Without a character to type: what is asked is whether the filter lets the call through.
for command in (TIOCSTI, TIOCLINUX):
    for high in (0, 1 << 32, 0xFFFF_FFFF << 32):
        result = libc.syscall(IOCTL, 0, ctypes.c_ulong(command | high), ctypes.c_void_p(None))
        print("refused" if result == -1 and ctypes.get_errno() == 1 else "ESCAPED: allowed", hex(command | high))
