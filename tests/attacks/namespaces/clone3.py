# failed: the newest way to make a process makes a namespace, whose flags no filter can see
# machine: x86_64
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
CLONE3, CLONE_NEWUSER = 435, 0x1000_0000
arguments = struct.pack("=11Q", CLONE_NEWUSER, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0)
child = libc.syscall(CLONE3, arguments, len(arguments))
if child == 0:
    os._exit(0)
print("refused" if child < 0 else "ESCAPED: made a namespace")
