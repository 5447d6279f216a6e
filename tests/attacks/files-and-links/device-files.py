# failed: a device beyond null, zero, full, random and urandom is opened or made
import os
import stat

for name in ("mem", "kmem", "port", "kmsg", "vda", "sda", "loop-control", "fuse", "kvm", "tty",
             "console", "ptmx", "pts/ptmx", "net/tun", "vsock", "vhost-vsock", "userfaultfd",
             "nvidiactl", "dri/card0", "hwrng"):  # fmt: skip
    try:
        os.close(os.open(f"/dev/{name}", os.O_RDWR | os.O_NONBLOCK))
    except OSError:
        print("refused")
    else:
        print("ESCAPED: opened", name)
for kind, number in ((stat.S_IFCHR, os.makedev(1, 1)), (stat.S_IFBLK, os.makedev(254, 0)), (stat.S_IFCHR, 0)):
    try:
        os.mknod("device", kind | 0o600, number)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: made", kind, number)
