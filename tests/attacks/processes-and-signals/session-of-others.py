# failed: a run is in the session or the group of processes outside of it
import os

print("ESCAPED" if {os.getsid(0), os.getpgrp()} != {os.getpid()} else "refused")
