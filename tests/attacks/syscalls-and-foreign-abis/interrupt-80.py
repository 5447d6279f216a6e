# forbidden: a system call of 32-bit programs passes by the filter
# machine: x86_64
import ctypes
import mmap

# mov eax, 20 (getpid); int 0x80; ret
code = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex("b814000000 cd80 c3"))
call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
print("ESCAPED: process" if call() > 0 else "refused")
