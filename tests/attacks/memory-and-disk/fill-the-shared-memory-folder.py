# failed: /dev/shm takes more than the disk limit
# landlock: student-error
import os

written = 0
try:
    for number in range(64):
        with open(f"/dev/shm/{number}", "wb", buffering=0) as file:
            written += file.write(bytes(1 << 20))
except OSError:
    print("refused after", written)
if written > 32 << 20:
    print("ESCAPED with", written, "bytes")
for name in os.listdir("/dev/shm"):
    os.remove(f"/dev/shm/{name}")
