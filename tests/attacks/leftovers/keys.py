# failed: a key of an earlier run is found in a keyring
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
ADD_KEY, KEYCTL, KEYCTL_SEARCH, KEYCTL_UNLINK, USER_KEYRING, SESSION_KEYRING = 248, 250, 10, 9, -4, -3
for ring in (USER_KEYRING, SESSION_KEYRING):
    found = libc.syscall(KEYCTL, KEYCTL_SEARCH, ring, b"user", b"gradus-mark", 0)
    print("ESCAPED: found a key" if found >= 0 else "refused")
    if found >= 0:
        libc.syscall(KEYCTL, KEYCTL_UNLINK, found, ring)
    else:
        libc.syscall(ADD_KEY, b"user", b"gradus-mark", b"x", 1, ring)
