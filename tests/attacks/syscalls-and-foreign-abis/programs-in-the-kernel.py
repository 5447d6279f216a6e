# failed: a call that puts code or requests into the kernel is allowed
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
# All of them with arguments that do nothing where they are allowed.
CALLS = {"bpf": (321, -1, 0, 0), "perf_event_open": (298, 0, 0, 0, 0, 0), "userfaultfd": (323, -1),
         "init_module": (175, 0, 0, 0), "finit_module": (313, -1, 0, 0), "delete_module": (176, 0, 0),
         "kexec_load": (246, 0, 0, 0, -1), "kexec_file_load": (320, -1, -1),
         "io_uring_setup": (425, 0, 0), "io_uring_enter": (426, -1), "io_uring_register": (427, -1),
         "modify_ldt": (154, 0, 0, 0), "iopl": (172, 0), "ioperm": (173, 0, 0, 0)}  # fmt: skip
for name, arguments in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(*(ctypes.c_long(argument) for argument in arguments))
    is_refused = result == -1 and ctypes.get_errno() in (1, 38)
    print("refused" if is_refused else "ESCAPED: allowed", name)
