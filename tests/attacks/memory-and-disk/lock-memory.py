# failed: memory is locked so that the machine cannot move it
import ctypes

libc = ctypes.CDLL(None)
held = ctypes.create_string_buffer(1 << 20)
locked = [libc.mlock(held, len(held)), libc.mlockall(2), libc.mlock2(held, len(held), 0)]
print("ESCAPED: locked" if 0 in locked else "refused")
