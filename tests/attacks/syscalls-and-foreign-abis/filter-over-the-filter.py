# failed: a filter of the code's own allows what ours refuses
# machine: x86_64
import ctypes
import struct

libc = ctypes.CDLL(None, use_errno=True)
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, MODE_FILTER, UNSHARE = 22, 38, 2, 272
allow = ctypes.create_string_buffer(struct.pack("=HBBI", 6, 0, 0, 0x7FFF_0000))
libc.prctl(PR_SET_SECCOMP, MODE_FILTER, struct.pack("=H6xQ", 1, ctypes.addressof(allow)), 0, 0)
libc.prctl(PR_SET_SECCOMP, 0, 0, 0, 0)
print("ESCAPED: unshare is allowed" if libc.syscall(UNSHARE, 0) == 0 else "refused")
print("ESCAPED: rights can be gained" if libc.prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0 else "refused")
