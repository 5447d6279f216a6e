# failed: a setting of the kernel can be written
import os

paths = [os.path.join(folder, name) for folder, _, names in os.walk("/proc/sys") for name in names]
paths += ["/proc/sysrq-trigger", "/proc/mtrr", "/proc/irq/default_smp_affinity", "/proc/acpi/wakeup",
"/proc/1/oom_score_adj",
          "/sys/kernel/uevent_helper", "/sys/fs/cgroup/memory/tasks"]  # fmt: skip
null = os.stat("/dev/null").st_rdev
for path in paths:
    try:
        descriptor = os.open(path, os.O_WRONLY)
    except OSError:
        continue
    if os.fstat(descriptor).st_rdev != null:
        print("ESCAPED: may write", path)
    os.close(descriptor)
print("refused")
