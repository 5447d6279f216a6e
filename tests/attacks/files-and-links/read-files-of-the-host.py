# failed: a file of the host outside of the sandbox is read
import glob
import os
import sys

CODE = os.path.dirname(sys.prefix)

for path in (
    "/etc/shadow", "/etc/hostname", "/etc/machine-id", "/root/.bashrc", "/root/.ssh", "/var/log/dpkg.log", "/run/utmp",
    "/sys/kernel/notes", "/boot", "/home/student/../../root/.profile", "/proc/self/root/../etc/shadow",
    "/proc/self/cwd/../../etc/shadow", "/proc/thread-self/root/etc/shadow", *glob.glob("/tmp/gradus-canary-*"),
    *glob.glob(f"{CODE}/var/canary*"), f"{CODE}/manage.py", f"{CODE}/graders/grade.py", *glob.glob("/home/[!s]*"),
):  # fmt: skip
    try:
        open(path, "rb").read(1)
    except IsADirectoryError:
        print("ESCAPED: seen", path)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: read", path)
