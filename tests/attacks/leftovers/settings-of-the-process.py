# failed: a limit, mask, priority or name that an earlier run has set is met
# landlock: student-error
import os
import resource
import signal

umask = os.umask(0)
found = ["umask"] if umask == 0 else []
found += ["files"] if resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 77 else []
found += ["nice"] if os.nice(0) == 7 else []
found += ["blocked"] if signal.SIGUSR2 in signal.pthread_sigmask(signal.SIG_BLOCK, []) else []
found += ["name"] if open("/proc/self/comm").read() == "gradus-mark\n" else []
found += ["timer"] if signal.getitimer(signal.ITIMER_REAL)[0] else []
print(f"ESCAPED: {found}" if found else "refused")
resource.setrlimit(resource.RLIMIT_NOFILE, (77, 77))
os.nice(7)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2, signal.SIGALRM])
signal.setitimer(signal.ITIMER_REAL, 60)
open("/proc/self/comm", "w").write("gradus-mark")
