# failed: a program of the system makes a namespace for the run
import shutil
import subprocess

for command in (
    ["unshare", "--user", "--map-root-user", "id", "-u"],
    ["unshare", "--net", "true"],
    ["nsenter", "--target", "1", "--all", "true"],
    ["bwrap", "--ro-bind", "/", "/", "true"],
    ["mount", "-t", "tmpfs", "tmpfs", "/tmp"],
    ["chroot", "/tmp", "true"],
    ["setpriv", "--reuid", "0", "true"],
):
    if shutil.which(command[0]):
        ended = subprocess.run(command, capture_output=True, timeout=2).returncode
        print("refused" if ended else "ESCAPED: done by", command[0])
