# failed: what is noted at a shared file for the kernel can be read by another run
import fcntl
import os
import struct
import sys

F_GET_RW_HINT, F_SET_RW_HINT, F_ADD_SEALS = 1035, 1036, 1033
for path in (sys.executable, "/usr/bin/env", "/dev/null", "/datasets"):
    file = os.open(path, os.O_RDONLY)
    for command, argument in ((F_SET_RW_HINT, struct.pack("=Q", 3)), (F_ADD_SEALS, 1)):
        try:
            fcntl.fcntl(file, command, argument)
        except OSError:
            print("refused")
        else:
            print("ESCAPED: noted at", path)
