# failed: the mode or the owner of a shared file is changed
import os
import sys

for path in ("/", "/usr/bin/env", "/datasets", "/dev/null", "/evidence/..", sys.executable):
    now = os.stat(path)
    for what, act in {
        "mode": lambda path, now: os.chmod(path, now.st_mode & 0o7777),
        "owner": lambda path, now: os.chown(path, os.getuid(), -1),
        "attribute": lambda path, now: os.setxattr(path, "user.gradus", b""),
    }.items():
        try:
            act(path, now)
        except OSError:
            print("refused")
        else:
            print("ESCAPED:", what, path)
