# forbidden: code that has switched to 32 bits passes by the filter
# machine: x86_64
import ctypes
import mmap
import struct

# Far return into segment 0x23, then mov eax, 20 (getpid); int 0x80; hlt
MAP_32BIT = 0x40
flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_32BIT
code = mmap.mmap(-1, mmap.PAGESIZE, flags, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
address = ctypes.addressof(ctypes.c_char.from_buffer(code))
code.write(b"\x6a\x23\x68" + struct.pack("<I", address + 16) + b"\x48\xcb" + b"\x90" * 7)
code.write(bytes.fromhex("b814000000 cd80 f4"))
ctypes.CFUNCTYPE(ctypes.c_int)(address)()
