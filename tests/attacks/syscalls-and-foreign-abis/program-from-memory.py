# failed: a program that is started from memory is free of the filter
import os
import subprocess

program = os.memfd_create("unshare", 0)
with open("/usr/bin/unshare", "rb") as file:
    os.write(program, file.read())
said = subprocess.run(
    [f"/proc/self/fd/{program}", "--user", "--map-root-user", "id", "-u"], pass_fds=[program], capture_output=True
)
print("refused" if said.returncode else "ESCAPED: a namespace")
