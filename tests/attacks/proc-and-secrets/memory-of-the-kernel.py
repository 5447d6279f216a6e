# failed: memory, addresses or keys of the kernel can be read
# landlock: student-error
import os

null = os.stat("/dev/null").st_rdev
for name in (
    "kcore",
    "kmsg",
    "keys",
    "slabinfo",
    "vmallocinfo",
    "pagetypeinfo",
    "timer_list",
    "sched_debug",
    "kpageflags",
):
    try:
        if os.stat(f"/proc/{name}").st_rdev != null:
            os.read(os.open(f"/proc/{name}", os.O_RDONLY | os.O_NONBLOCK), 16)
            print("ESCAPED: read", name)
    except OSError:
        print("refused")
with open("/proc/kallsyms") as file:
    known = {line.split()[0] for line in file} - {"0" * 16, "(null)"}
print(f"ESCAPED: {len(known)} addresses" if known else "refused")
try:
    pages = open("/proc/self/pagemap", "rb").read(8 * 4096)
except OSError:
    pages = b""
print("ESCAPED: frame numbers" if any(pages[7::8]) and any(pages[n] for n in range(0, len(pages), 8)) else "refused")
