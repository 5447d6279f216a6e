# failed: a small archive is inflated in the worker
import zipfile

with zipfile.ZipFile("/evidence/model.keras", "w", zipfile.ZIP_DEFLATED) as archive:
    with archive.open("config.json", "w") as file:
        for _ in range(256):
            file.write(bytes(1 << 20))
