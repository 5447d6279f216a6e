# memory-limit: memory that is shared with children is not counted
import mmap
import os

held = []
for _ in range(11):
    shared = mmap.mmap(-1, 64 << 20)
    if os.fork() == 0:
        for page in range(0, len(shared), mmap.PAGESIZE):
            shared[page] = 1
        os._exit(0)
    os.wait()
    held.append(shared)
print("ESCAPED with 704 MiB")
