# failed: the control groups of the host are named
# landlock: not stopped, the names of its control groups can be read
with open("/proc/self/cgroup") as file:
    paths = {line.rstrip("\n").split(":", 2)[2] for line in file}
print(f"ESCAPED: {paths}" if paths != {"/"} else "refused")
