# failed: a message queue or a named semaphore of an earlier run is found
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
queue = libc.mq_open(b"/gradus-mark", os.O_RDWR)
print("ESCAPED: found a queue" if queue >= 0 else "refused")
if queue >= 0:
    libc.mq_unlink(b"/gradus-mark")
else:
    libc.mq_open(b"/gradus-mark", os.O_RDWR | os.O_CREAT, 0o666, None)
libc.sem_open.restype = ctypes.c_void_p
print("ESCAPED: found a semaphore" if libc.sem_open(b"/gradus-mark", 0) else "refused")
libc.sem_open(b"/gradus-mark", os.O_CREAT, 0o666, 1)
