# failed: a member that begins at the largest number there is stops the worker's reader
import struct

name, extra = b"config.json", struct.pack("<HHQ", 1, 8, (1 << 64) - 1)
entry = struct.pack(
    "<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 10, 10, len(name), len(extra), 0, 0, 0, 0, 0xFFFF_FFFF
)
entry += name + extra
with open("/evidence/model.keras", "wb") as file:
    file.write(entry + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry), 0, 0))
