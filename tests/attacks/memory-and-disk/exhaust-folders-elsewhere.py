# failed: folders below /tmp, /dev/shm and /evidence are made without a limit
# landlock: not stopped, the folders of a run are counted together, not one by one
import os

for place, most in (("/tmp", 4000), ("/dev/shm", 2000), ("/evidence", 1000)):
    made = 0
    try:
        while made < most:
            os.mkdir(f"{place}/{made}")
            made += 1
    except OSError:
        print("refused", place, "after", made)
    if made == most:
        print("ESCAPED below", place)
