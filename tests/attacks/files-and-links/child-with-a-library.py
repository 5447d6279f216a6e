# failed: a library that is loaded into a child gives it more than its parent had
import os
import subprocess
import sys

CODE = "import os; os.unshare if 0 else None; print(open('/etc/shadow').read())"
environment = dict(
    os.environ, LD_PRELOAD="libc.so.6", LD_AUDIT="", PYTHONPATH="/", PYTHONSTARTUP="/etc/shadow"
)
said = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True)
print("refused" if said.returncode else "ESCAPED: the child has read it")
