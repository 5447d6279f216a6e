# failed: a call that changes what the whole machine shares is allowed
# machine: x86_64
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"settimeofday": (164, 0, 0), "clock_settime": (227, 0, 0), "adjtimex": (159, 0),
         "clock_adjtime": (305, 0, 0), "sethostname": (170, 0, -1), "setdomainname": (171, 0, -1),
         "syslog": (103, 10, 0, 0), "reboot": (169, 0, 0, 0, 0), "add_key": (248, 0, 0, 0, 0, 0),
         "request_key": (249, 0, 0, 0, 0), "keyctl": (250, -1), "swapon": (167, 0, -1),
         "swapoff": (168, 0), "quotactl": (179, 0, 0, 0, 0), "personality": (135, 0xFFFF_FFFF)}  # fmt: skip
for name, arguments in CALLS.items():
    ctypes.set_errno(0)
    result = libc.syscall(*(ctypes.c_long(argument) for argument in arguments))
    is_refused = result == -1 and ctypes.get_errno() in (1, 38)
    print("refused" if is_refused else "ESCAPED: allowed", name)
