# failed: a name is looked up, by which data can be carried out
import socket
import subprocess

for act in (
    lambda: socket.getaddrinfo("localhost.localdomain", 80),
    lambda: socket.gethostbyname("localhost.localdomain"),
    lambda: subprocess.run(["/usr/bin/getent", "ahosts", "localhost.localdomain"], check=True, timeout=2),
):
    try:
        act()
    except (OSError, subprocess.SubprocessError):
        print("refused")
    else:
        print("ESCAPED: a name was found")
