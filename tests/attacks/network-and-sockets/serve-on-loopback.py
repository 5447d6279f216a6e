# failed: a port is opened, which other runs could reach
import socketserver

for kind in (socketserver.TCPServer, socketserver.UDPServer):
    try:
        kind(("127.0.0.1", 0), None).server_close()
    except OSError:
        print("refused")
    else:
        print("ESCAPED: bound a", kind.__name__)
