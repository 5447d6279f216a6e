# forbidden: a system call of the x32 ABI passes by the filter
# machine: x86_64
import ctypes

X32, GETPID = 0x4000_0000, 39
print("ESCAPED: process" if ctypes.CDLL(None).syscall(X32 | GETPID) > 0 else "refused")
