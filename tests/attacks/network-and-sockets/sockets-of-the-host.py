# failed: a socket of the host is found in the file system or by its abstract name
import os
import socket
import stat

for top in ("/run", "/var", "/tmp", "/dev", "/home", "/root", "/opt", "/srv"):
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in ("site-packages", ".pyenv")]
        for path in (os.path.join(folder, name) for name in names):
            if os.path.lexists(path) and stat.S_ISSOCK(os.lstat(path).st_mode):
                print("ESCAPED: found", path)
for name in ("\0gradus-canary", "\0/tmp/.X11-unix/X0", "/run/dbus/system_bus_socket", "/run/docker.sock"):
    try:
        socket.socket(socket.AF_UNIX).connect(name)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: connected to", ascii(name))
