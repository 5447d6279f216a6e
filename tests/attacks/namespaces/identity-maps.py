# failed: the users of the run's own namespace are mapped to others
import os

for path, line in (
    ("/proc/self/uid_map", "0 0 1"),
    ("/proc/self/gid_map", "0 0 1"),
    ("/proc/self/setgroups", "allow"),
    ("/proc/self/timens_offsets", "monotonic 1000 0"),
    ("/proc/sys/user/max_user_namespaces", "9"),
):
    try:
        os.write(os.open(path, os.O_WRONLY), line.encode())
    except OSError:
        print("refused")
    else:
        print("ESCAPED: wrote", path)
