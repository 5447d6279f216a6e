# failed: the run has a capability, gets one, or becomes another user
import ctypes
import os
import struct

status = dict(line.split(":\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\t" in line)
held = {name: value for name, value in status.items() if name.startswith("Cap") and int(value, 16)}
print(f"ESCAPED: {held}" if held or status["NoNewPrivs"] != "1" or status["Seccomp"] != "2" else "refused")
libc = ctypes.CDLL(None, use_errno=True)
PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, PR_SET_SECUREBITS, CAP_SYS_ADMIN = 47, 2, 28, 21
if libc.capset(struct.pack("=Ii", 0x2008_0522, 0), struct.pack("=6I", *[0xFFFF_FFFF] * 6)) == 0:
    print("ESCAPED: capset")
if (
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0) == 0
    or libc.prctl(PR_SET_SECUREBITS, 1, 0, 0, 0) == 0
):
    print("ESCAPED: prctl")
for name, arguments in {
    "setuid": (0,),
    "setgid": (0,),
    "setgroups": ([0],),
    "setresuid": (60002,) * 3,
    "setreuid": (0, 0),
}.items():
    try:
        getattr(os, name)(*arguments)
    except OSError:
        print("refused")
    else:
        print("ESCAPED:", name)
