# failed: the memory, files or environment of init can be read
import os

for pid in {1, os.getppid()}:
    for name in (
        "mem",
        "maps",
        "environ",
        "auxv",
        "stack",
        "syscall",
        "fd",
        "fdinfo",
        "map_files",
        "cwd/",
        "root/",
        "exe",
        "ns/net",
    ):
        path = f"/proc/{pid}/{name}"
        try:
            found = (
                os.listdir(path) if name in ("fd", "fdinfo", "map_files", "cwd/", "root/") else open(path, "rb").read(1)
            )
        except OSError:
            print("refused")
            continue
        print("ESCAPED: read" if found else "empty", path)
