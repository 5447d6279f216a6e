# failed: one run is told when another opens a file that both see
import ctypes
import os
import sys

libc = ctypes.CDLL(None, use_errno=True)
IN_OPEN = 0x20
watch = libc.inotify_init1(os.O_NONBLOCK)
for path in (sys.executable, "/usr/bin/env", "/datasets", "/dev/null"):
    watched = libc.inotify_add_watch(watch, path.encode(), IN_OPEN)
    print("ESCAPED: may watch" if watched >= 0 else "refused", path)
