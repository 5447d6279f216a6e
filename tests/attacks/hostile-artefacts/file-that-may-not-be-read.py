# failed: a file without any rights stops the collector
import os

with open("/evidence/model.keras", "wb") as file:
    file.write(b"PK")
os.chmod("/evidence/model.keras", 0)
os.chmod("/evidence", 0)
