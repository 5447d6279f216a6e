# failed: a thread goes on when the code has come to its end
import threading
import time


def wait():
    time.sleep(1)
    print("ESCAPED: the thread has outlived the code", flush=True)
    time.sleep(30)


threading.Thread(target=wait).start()
print("the last line")
