# failed: a call that changes what is mounted where is allowed
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
# All of them with arguments that do nothing where they are allowed.
CALLS = {"mount": (165, 0, 0, 0, 0, 0), "umount2": (166, 0, 0), "pivot_root": (155, 0, 0),
         "chroot": (161, 0), "open_tree": (428, -1, 0, 0), "move_mount": (429, -1, 0, -1, 0, 0),
         "fsopen": (430, 0, 0), "fsconfig": (431, -1, 0, 0, 0, 0), "fsmount": (432, -1, 0, 0),
         "fspick": (433, -1, 0, 0), "mount_setattr": (442, -1, 0, 0, 0, 0)}  # fmt: skip
for name, arguments in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(*(ctypes.c_long(argument) for argument in arguments))
    is_refused = result == -1 and ctypes.get_errno() in (1, 38)
    print("refused" if is_refused else "ESCAPED: allowed", name)
