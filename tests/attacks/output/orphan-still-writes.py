# failed: a process that is left behind writes after the end
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(0.5)
    os.write(1, b"ESCAPED: written after the end\n")
    time.sleep(10)
    os._exit(0)
print("the last line", flush=True)
os._exit(0)
