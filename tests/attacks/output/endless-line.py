# output-limit: a line without an end is kept
import os

for _ in range(1000):
    os.write(1, b"x" * 65536)
print("ESCAPED with 64 MB")
