# failed: a variable of the worker's environment has come in
import ctypes
import os

WORDS = ("SECRET", "PASSW", "TOKEN", "REDIS", "DJANGO", "GRADUS", "DATABASE", "CELERY", "AWS", "CANARY")
pointer = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
library, number = [], 0
while (entry := pointer[number]) is not None:
    library.append(entry)
    number += 1
first = open("/proc/self/environ", "rb").read().split(b"\0")
names = [entry.partition(b"=")[0].decode() for entry in library + first] + list(os.environ)
found = {name for name in names if any(word in name for word in WORDS)}
print(f"ESCAPED: {found}" if found else "refused")
