# failed: what is for show makes the verdict too large to be sent
import os
import sys

number = "-1.2345678901234567e-300"
names = ("loss", "accuracy", "val_loss", "val_accuracy", "seconds")
figures = ", ".join(f'"{name}": {number}' for name in names)
for _ in range(600):
    os.write(3, b'{"type": "epoch", "data": {"epoch": 99999999999, "epochs": 99999999999, %b}}\n' % figures.encode())
for _ in range(700):
    os.write(1, b'"' * 99 + b"\n")
for stream in (sys.stdout, sys.stderr):
    stream.write("\U0001f600" * 2000)
    stream.flush()
