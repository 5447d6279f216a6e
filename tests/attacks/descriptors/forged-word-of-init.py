# student-error: the student's own process tells how it ended in the words of init and the keeper
import json
import os

words = [{"exit": 0}, {"dead": True, "cpu_seconds": 0}, {"started": 1}, {"refused": "by nobody"}]
for descriptor in range(3, 64):
    for word in words:
        try:
            os.write(descriptor, json.dumps(word).encode() + b"\n")
        except OSError:
            break
os._exit(5)
