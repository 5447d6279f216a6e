# memory-limit: files without a name hold more than the memory limit
import os

for number in range(88):
    os.write(os.memfd_create(str(number)), bytes(8 << 20))
print("ESCAPED with 700 MiB")
