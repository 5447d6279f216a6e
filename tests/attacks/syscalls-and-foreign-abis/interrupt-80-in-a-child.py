# failed: a child makes a system call of 32-bit programs and lives
# machine: x86_64
import ctypes
import mmap
import os

# mov eax, 20 (getpid); int 0x80; ret
code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex("b814000000 cd80 c3"))
call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
child = os.fork()
if child == 0:
    os._exit(0 if call() > 0 else 1)
print("refused" if os.WIFSIGNALED(os.waitpid(child, 0)[1]) else "ESCAPED: the child lived")
