# failed: data in pipes, which belongs to no process, is without a limit
import fcntl
import os

written = 0
try:
    for _ in range(250):
        _reader, writer = os.pipe()
        try:
            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 1 << 20)
        except OSError:
            pass
        os.set_blocking(writer, False)
        written += os.write(writer, bytes(1 << 20))
except OSError:
    print("refused after", written)
print("ESCAPED with" if written > 200 << 20 else "held", written)
