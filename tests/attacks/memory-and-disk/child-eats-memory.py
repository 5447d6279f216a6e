# memory-limit: memory is used up in a child while its parent lives on
import os

CHUNK = 32 << 20
if os.fork() == 0:
    held = []
    while len(held) * CHUNK < 700 << 20:
        held.append(b"x" * CHUNK)
    print("ESCAPED with 700 MiB", flush=True)
    os._exit(0)
os.wait()
print("the parent lives")
