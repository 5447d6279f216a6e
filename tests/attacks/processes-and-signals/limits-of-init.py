# failed: the limits of init can be set by its child, which can so end it when it likes
import os
import resource

init = os.getppid()
for name in ("AS", "DATA", "STACK", "NOFILE", "FSIZE", "CPU"):
    limit = getattr(resource, f"RLIMIT_{name}")
    try:
        resource.prlimit(init, limit, resource.prlimit(init, limit))
    except OSError:
        print("refused")
    else:
        print("ESCAPED: may set", name)
