# failed: a flood of events takes the worker's time from the other slots
import os

line = b'{"type": "epoch", "data": {"epoch": 1}}\n' * 1600
for _ in range(100):
    os.write(3, line)
os.write(3, b"[" * 60_000 + b"\n")
os.write(3, b"x" * 60_000)
