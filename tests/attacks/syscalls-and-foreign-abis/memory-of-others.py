# failed: a call that reads or steers another process is allowed
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"ptrace": (101, 2, 1, 0, 0), "process_vm_readv": (310, 1), "process_vm_writev": (311, 1), "kcmp": (312, 1, 1),
         "pidfd_getfd": (438, -1, -1, 0), "process_madvise": (440, -1), "move_pages": (279, 0, 0, 0, 0, 0, 0),
         "migrate_pages": (256, 0, 0, 0, 0)}  # fmt: skip
for name, arguments in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(*(ctypes.c_long(argument) for argument in arguments))
    is_refused = result == -1 and ctypes.get_errno() in (1, 38)
    print("refused" if is_refused else "ESCAPED: allowed", name)
