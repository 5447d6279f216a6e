# failed: the folder of evidence is moved, removed or hidden behind another
import os

for what, act in {
    "renamed": lambda: os.rename("/evidence", "/tmp/evidence"),
    "removed": lambda: os.rmdir("/evidence"),
    "replaced": lambda: os.rename("/tmp", "/evidence"),
    "linked": lambda: os.symlink("/etc", "/evidence"),
}.items():
    try:
        act()
    except OSError:
        print("refused")
    else:
        print("ESCAPED:", what)
