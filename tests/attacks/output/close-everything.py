# failed: a run without output waits for one for ever
import os
import sys

print("the last line", flush=True)
os.closerange(0, 64)
sys.stdout = sys.stderr = None
