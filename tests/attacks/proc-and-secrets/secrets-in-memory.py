# failed: a secret of the worker lies in the memory that the run was forked from
import re

# Written so that the pattern does not find itself.
SECRET = re.compile(rb"[g]radus-canary-[0-9a-f]{32}|[r]edis://:|[p]ostgres://|[D]JANGO_SECRET|[h]idden\.seed")
found = set()
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps:
        if line.split()[1].startswith("rw"):
            first, last = (int(word, 16) for word in line.split()[0].split("-"))
            try:
                memory.seek(first)
                found.update(SECRET.findall(memory.read(last - first)))
            except OSError:
                continue
print(f"ESCAPED: {found}" if found else "refused")
