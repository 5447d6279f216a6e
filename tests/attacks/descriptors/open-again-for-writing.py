# failed: what was opened for reading is opened again for writing through /proc
# landlock: student-error
import glob
import os
import sys

readable = [
    os.open(path, os.O_RDONLY) for path in (sys.executable, os.__file__, "/etc/passwd", *glob.glob("/datasets/*.npz"))
]
paths = [f"/proc/self/fd/{number}" for number in readable] + [f"/dev/fd/{readable[0]}", "/proc/self/exe"]
paths += glob.glob("/proc/self/map_files/*")[:20] + [f"/proc/self/task/{os.getpid()}/fd/{readable[1]}"]
for path in paths:
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError:
        print("refused")
    else:
        print("ESCAPED: may write", path)
