# failed: the hidden set, its seed, a solution or a reference is found among the files
import os
import sys

WORDS = ("hidden", "mnist-moved", "reference.yaml", "solution.py", "exercise.yaml", "db.sqlite3", "manage.py", "secret")
found = []
for top in (
    "/datasets",
    os.path.dirname(sys.prefix),
    "/root",
    "/home",
    "/tmp",
    "/evidence",
    "/var",
    "/srv",
    "/opt",
    "/mnt",
    "/media",
    "/etc",
):
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in ("site-packages", ".pyenv", "lib")]
        found += [os.path.join(folder, name) for name in (*names, *folders) if any(word in name for word in WORDS)]
print(f"ESCAPED: {found[:5]}" if found else "refused")
