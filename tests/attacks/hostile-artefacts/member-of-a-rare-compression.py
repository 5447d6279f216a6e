# failed: a damaged member in a compression that Keras never uses stops the worker's reader
import zipfile

path = "/evidence/model.keras"
with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
    archive.writestr("config.json", b"{}" * 500)
content = bytearray(open(path, "rb").read())
content[content.index(b"config.json") + 15] = 0xFF
open(path, "wb").write(content)
