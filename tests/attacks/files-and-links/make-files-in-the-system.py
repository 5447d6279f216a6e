# failed: something is made in a folder that all runs share
import os
import sys

for folder in (
    "/",
    "/usr",
    "/usr/lib",
    "/etc",
    "/dev",
    "/home",
    "/proc",
    "/datasets",
    sys.prefix,
    os.path.dirname(os.__file__),
):
    try:
        os.mkdir(f"{folder}/gradus-mark")
    except OSError:
        print("refused")
    else:
        os.rmdir(f"{folder}/gradus-mark")
        print("ESCAPED: made in", folder)
