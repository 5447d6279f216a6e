# failed: the worker waits for a pipe or a socket in the model's place
# landlock: student-error
import os
import socket

try:
    os.mkfifo("/evidence/model.keras")
except OSError:
    print("refused")
    socket.socket(socket.AF_UNIX).bind("/evidence/model.keras")
