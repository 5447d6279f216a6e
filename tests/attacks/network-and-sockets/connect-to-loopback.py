# failed: a port of this machine is reached
import socket

for host, port in (("127.0.0.1", 22), ("127.0.0.1", 6379), ("127.0.0.1", 8000), ("::1", 80), ("127.0.0.53", 53)):
    try:
        socket.create_connection((host, port), 0.2)
    except ConnectionRefusedError:
        print("ESCAPED: answered by", host, port)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: connected to", host, port)
