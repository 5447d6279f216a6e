# failed: a neighbour's file or shared memory is seen
# landlock: student-error
import ctypes
import os
import time

KEY, libc = 0x67726165, ctypes.CDLL(None)
segment = libc.shmget(KEY, 4096, 0o3600)  # made by us alone, or not at all
places = ("/tmp", "/dev/shm", "/evidence", "/home/student")
for place in places:
    open(f"{place}/neighbour-{os.urandom(8).hex()}", "w").close()
deadline, seen = time.monotonic() + 1, set()
while time.monotonic() < deadline and not seen:
    seen = {place for place in places if sum(name.startswith("neighbour-") for name in os.listdir(place)) > 1}
    time.sleep(0.02)
if segment < 0 and libc.shmget(KEY, 4096, 0) >= 0:
    seen.add("System V")
print(f"ESCAPED: seen in {seen}" if seen else "refused")
libc.shmctl(segment, 0, None)
