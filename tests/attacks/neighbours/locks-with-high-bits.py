# failed: a lock is hidden from the filter in the upper half of the argument
# machine: x86_64
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
FCNTL, F_SETLK, F_OFD_SETLK, F_SETLEASE, F_NOTIFY = 72, 6, 37, 1024, 1026
file, lock = os.open("/datasets", os.O_RDONLY), struct.pack("=hhxxxxqqixxxx", 0, 0, 0, 0, 0)
for command in (F_SETLK, F_OFD_SETLK, F_SETLEASE, F_NOTIFY):
    for high in (0, 1 << 32, 0xFFFF_FFFF << 32):
        result = libc.syscall(FCNTL, file, ctypes.c_ulong(command | high), lock)
        print("refused" if result == -1 and ctypes.get_errno() == 38 else "ESCAPED: allowed", hex(command | high))
