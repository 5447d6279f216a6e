# failed: an archive inflates to more than it says
import struct
import zipfile

path = "/evidence/model.keras"
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("config.json", b"[" * (64 << 20))
content = bytearray(open(path, "rb").read())
for place in (22, content.rindex(b"PK\x01\x02") + 24):
    content[place : place + 4] = struct.pack("<I", 1000)
open(path, "wb").write(content)
