# failed: a file of an earlier run is found
import os
import pathlib

PLACES = (".", "~/.cache", "~/.keras", "/tmp", "/tmp/keras", "/tmp/matplotlib", "/tmp/fontconfig",
          "/dev/shm", "/evidence", "/var/tmp", "/run", "/run/lock", "/dev/mqueue", "/", "/dev",
          "/datasets")  # fmt: skip
marks = [pathlib.Path(place).expanduser() / "gradus-mark" for place in PLACES]
found = [str(mark) for mark in marks if mark.exists()]
print(f"ESCAPED: found {found}" if found else "refused")
for mark in marks:
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text("an earlier run was here")
        os.link(mark, mark.with_name(".gradus-mark"))
    except OSError:
        print("refused", mark)
