# failed: the namespace that contains the run's own is opened
import fcntl
import os

NS_GET_USERNS, NS_GET_PARENT = 0xB701, 0xB702
for kind in ("user", "pid"):
    for command in (NS_GET_PARENT, NS_GET_USERNS):
        try:
            own = os.open(f"/proc/self/ns/{kind}", os.O_RDONLY)
            found = fcntl.ioctl(own, command)
        except OSError:
            print("refused")
            continue
        is_own = os.fstat(found).st_ino == os.stat("/proc/self/ns/user").st_ino
        print("own" if is_own else "ESCAPED: opened", kind)
