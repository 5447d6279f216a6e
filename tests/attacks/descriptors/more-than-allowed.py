# failed: more descriptors are held than the limit says
import os
import resource

held, refused = [], 0
try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (65536, 65536))
except (OSError, ValueError):
    print("refused")
else:
    print("ESCAPED: the limit was raised")
try:
    while len(held) < 2000:
        held.append(os.dup(0))
except OSError:
    print("refused after", len(held))
if len(held) > 1024:
    print("ESCAPED: holds", len(held))
