# failed: the labels of the test images lie in memory before anybody has loaded them
import re

# The first labels, written so that the pattern does not find itself.
LABELS = re.compile(rb"[\x07]\x02\x01\x00\x04\x01\x04\x09\x05\x09\x00\x06\x09\x00\x01\x05\x09\x07\x03\x04")
found = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps:
        if line.split()[1].startswith("rw"):
            first, last = (int(word, 16) for word in line.split()[0].split("-"))
            try:
                memory.seek(first)
                found += len(LABELS.findall(memory.read(last - first)))
            except OSError:
                continue
print("ESCAPED: labels" if found else "refused")
