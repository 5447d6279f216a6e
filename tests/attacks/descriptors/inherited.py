# failed: a descriptor beyond input, output, errors and events was left open
import os

limit = 4096
held = [number for number in range(4, limit) if os.path.lexists(f"/proc/self/fd/{number}")]
for number in range(4, limit):
    try:
        os.fstat(number)
    except OSError:
        continue
    held.append(number)
sockets = [name for name in range(4) if os.readlink(f"/proc/self/fd/{name}").startswith(("socket:", "anon_inode:"))]
print(f"ESCAPED: {held} {sockets}" if held or sockets else "refused")
