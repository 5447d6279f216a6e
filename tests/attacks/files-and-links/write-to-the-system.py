# failed: a file that all runs share can be written
import glob
import os
import sys

import keras

for path in (
    keras.__file__, os.__file__, sys.executable, "/usr/bin/env", "/etc/passwd", "/etc/group", "/etc/fonts/fonts.conf",
    *glob.glob("/datasets/*"), *glob.glob(f"{sys.prefix}/pyvenv.cfg"), "/usr/lib/x86_64-linux-gnu/libc.so.6",
):  # fmt: skip
    for what, act in {"open": lambda path: open(path, "r+b"), "times": os.utime}.items():
        try:
            act(path)
        except OSError:
            print("refused")
        else:
            print("ESCAPED:", what, path)
