# failed: a run gets more of the processor than its neighbours
import os

for what, act in {
    "nice": lambda: os.setpriority(os.PRIO_PROCESS, 0, -5),
    "fifo": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
    "round robin": lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)),
    "oom": lambda: open("/proc/self/oom_score_adj", "w", buffering=1).write("-999\n"),
}.items():
    try:
        act()
    except OSError:
        print("refused", what)
    else:
        print("ESCAPED", what)
