# student-error: text that has no bytes makes the verdict impossible to send
import os

os.write(3, b'{"type": "error", "data": {"type": "\\ud800", "message": "\\udfff", "source": "\\ud83d"}}\n')
os.write(3, b'{"type": "phase", "data": {"phase": "\\ud800"}}\n')
print("\ud800")
os._exit(1)
