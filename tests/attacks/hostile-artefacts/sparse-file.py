# failed: a file of holes fills the memory of the worker
import os

with open("/evidence/model.keras", "wb") as file:
    os.truncate(file.fileno(), 15 << 20)
