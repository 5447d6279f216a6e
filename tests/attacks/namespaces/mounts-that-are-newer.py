# failed: a mount call that is newer than the filter is allowed
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
LISTMOUNT, OPEN_TREE_ATTR = 458, 467
libc.syscall(OPEN_TREE_ATTR, -1, None, 0, None, 0)
print("refused" if ctypes.get_errno() in (1, 38) else "ESCAPED: allowed open_tree_attr")
# The mounts of the host are told only to who is in its namespace.
request, found = (ctypes.c_uint64 * 4)(24, (1 << 64) - 1, 0, 0), (ctypes.c_uint64 * 256)()
count = libc.syscall(LISTMOUNT, request, found, len(found), 0)
print(f"ESCAPED: {count} mounts" if count > 40 else f"own: {count}")
