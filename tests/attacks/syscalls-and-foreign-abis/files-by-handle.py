# failed: a file is opened by its number, past every path and mount
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"name_to_handle_at": (303, -100, 0, 0, 0, 0), "open_by_handle_at": (304, -1, 0, 0),
         "fanotify_init": (300, 0, 0), "fanotify_mark": (301, -1, 0, 0, 0, 0), "mknod": (133, 0, 0, 0),
         "vmsplice": (278, -1, 0, 0, 0)}  # fmt: skip
for name, arguments in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(*(ctypes.c_long(argument) for argument in arguments))
    is_refused = result == -1 and ctypes.get_errno() in (1, 38)
    print("refused" if is_refused else "ESCAPED: allowed", name)
