# failed: memory, a semaphore or a queue of an earlier run is found
import ctypes

KEY, CREATE, REMOVE = 0x67726164, 0o1600, 0
libc = ctypes.CDLL(None, use_errno=True)
found = {"memory": libc.shmget(KEY, 4096, 0), "semaphore": libc.semget(KEY, 1, 0), "queue": libc.msgget(KEY, 0)}
for kind, number in found.items():
    print("ESCAPED: found" if number >= 0 else "refused", kind)
if max(found.values()) >= 0:
    (
        libc.shmctl(found["memory"], REMOVE, None),
        libc.semctl(found["semaphore"], 0, REMOVE),
        libc.msgctl(found["queue"], REMOVE, None),
    )
else:
    libc.shmget(KEY, 4096, CREATE), libc.semget(KEY, 1, CREATE), libc.msgget(KEY, CREATE)
