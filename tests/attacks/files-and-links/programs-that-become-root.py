# failed: a program runs as another user because of its mode
# landlock: student-error
import os
import shutil
import subprocess

# The loader tells a program's auxiliary vector only where the program gains nothing by its mode.
for name in ("su", "mount", "umount", "passwd", "chsh", "sudo"):
    program = shutil.which(name)
    if program and os.stat(program).st_mode & 0o6000:
        said = subprocess.run([program, "--version"], env={"LD_SHOW_AUXV": "1"}, stdin=0, capture_output=True)
        print("refused" if b"AT_SECURE" in said.stdout else f"ESCAPED: {program} runs with its own rights")
shutil.copy("/usr/bin/id", "/tmp/id")
os.chmod("/tmp/id", 0o6755)
print("own id:", subprocess.run(["/tmp/id", "-u"], capture_output=True).stdout)
try:
    os.setxattr("/tmp/id", "security.capability", bytes.fromhex("0100000200002000" + "0" * 24))
except OSError:
    print("refused")
else:
    print("ESCAPED: a file with capabilities")
