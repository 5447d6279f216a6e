# failed: a file pretends to hold a terabyte
import os

for place in ("/home/student", "/tmp", "/dev/shm", "/evidence"):
    try:
        os.truncate(os.open(f"{place}/sparse", os.O_CREAT | os.O_RDWR), 1 << 40)
    except OSError:
        print("refused", place)
    else:
        print("ESCAPED below", place)
