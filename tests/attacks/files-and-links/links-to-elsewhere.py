# failed: a link leads out of the folders of the run
# landlock: student-error
import os

os.chdir("/tmp")
for number, target in enumerate(
    ("/proc/1/root", "/proc/1/cwd", "/proc/self/root/../..", "../../../../..", "/dev/fd/4")
):
    os.symlink(target, f"link-{number}")
    try:
        names = set(os.listdir(f"link-{number}"))
    except OSError:
        print("refused")
        continue
    print("ESCAPED through" if names & {"boot", "var", "sys", "srv", "etc.conf"} else "inside", target)
for target in ("/usr/bin/su", "/etc/passwd", "/datasets/mnist.npz", "/dev/null"):
    try:
        os.link(target, "hard")
    except OSError:
        print("refused")
    else:
        print("ESCAPED: a hard link to", target)
