"""What is to be seen of the sandbox on a machine with cgroup v2: run in it by init.sh, one fact a line of output."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graders.contract import Limits
from graders.sandbox.cgroups import Controller, GroupV2, find_controller
from graders.sandbox.memory import descendants
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request
from tests.polling import wait_until

BASE = Path("/sys/fs/cgroup")
SLOTS = 2 if os.geteuid() == 0 else 1
MEMORY_MIB = 32
"""Little: a page costs a thousand times more here than on the machine itself."""
LIMITS = Limits(wall_seconds=30, cpu_seconds=30, memory_mib=MEMORY_MIB)
BOMBS = {
    "own": "x = bytearray(1 << 28)",
    "a child's": "import os\nif not os.fork(): x = bytearray(1 << 28)\nos.wait()\nprint('alive')",
    "tmpfs": "f = open('/tmp/f', 'wb')\nwhile True: f.write(bytes(1 << 16))",
    "anonymous files": "import os\nfd = os.memfd_create('x')\nwhile True: os.write(fd, bytes(1 << 16))",
}
FORK_BOMB = """
import os
while True:
    try: os.fork()
    except OSError: pass
"""
USE = """
import time
x = b"x" * (12 << 20)
end = time.process_time() + 1
while time.process_time() < end: pass
"""
BUSY = "import os\nfor _ in range({others}):\n    if not os.fork(): break\nwhile True: pass"


def tell(name: str, look: Callable[[], Any]) -> None:
    """Print a fact, or what went wrong instead."""
    try:
        told = {"value": look()}
    except Exception:  # noqa: BLE001 (each fact is a test of its own)
        told = {"error": traceback.format_exc()}
    print(json.dumps([name, told]), flush=True)


def main() -> None:
    """Look at everything from where init.sh has put this process."""
    where = sys.argv[1]
    with Pool(slots=SLOTS, preload=(), datasets=Path("/run/var/datasets")) as pool:
        tell(f"{where}: level", lambda: pool.level)
        tell(f"{where}: own group", lambda: own_group("self"))
        tell(f"{where}: groups", lambda: [str(parent.relative_to(BASE)) for parent in pool._controller.parents])
        tell(f"{where}: print", lambda: run(pool, "print(1)"))
        tell(f"{where}: memory", lambda: run(pool, BOMBS["own"]))
        if where == "service":
            look_closely(pool)
    tell(f"{where}: left", lambda: sorted(str(path.relative_to(BASE)) for path in BASE.rglob("*-*-*")))


def look_closely(pool: Pool) -> None:
    tell("processes of the service", lambda: [own_group(pid) for pid in processes(pool._controller.parents[0])])
    tell("limits", lambda: limits_of_a_run(pool))
    for name, source in BOMBS.items():
        tell(f"memory: {name}", lambda source=source: run(pool, source))  # type: ignore[misc]
    tell("fork bomb", lambda: fork_bomb(pool))
    tell("processor time", lambda: run(pool, "while True: pass", cpu_seconds=1))
    tell("usage", lambda: run(pool, USE))
    tell("neighbours", lambda: neighbours(pool))
    tell("kill", lambda: kill(pool._controller))
    tell("refused", lambda: refused(pool._controller))
    tell("forsaken", lambda: forsaken(pool._controller))
    tell("20 runs", lambda: run_often(pool))


def run(pool: Pool, source: str, **limits: Any) -> dict[str, Any]:
    ran = pool.run(Request(source, limits=dataclasses.replace(LIMITS, **limits)))
    wait_until(lambda: only_prepared_runs_are_left(pool))
    return {name: getattr(ran, name) for name in ("end", "output", "wall_seconds", "cpu_seconds", "peak_mib")}


def run_often(pool: Pool) -> list[str]:
    for _ in range(20):
        run(pool, "import os; os.fork(); os.fork()")
    return [path.name for path in groups(pool)]


def own_group(pid: str) -> str:
    return Path(f"/proc/{pid}/cgroup").read_text().strip()


def processes(folder: Path) -> list[str]:
    """Of a group and those right below it."""
    return [pid for procs in (folder, *folder.glob("*/")) for pid in (procs / "cgroup.procs").read_text().split()]


def groups(pool: Pool) -> list[Path]:
    return list(pool._controller.parents[0].glob("run-*"))


def running(pool: Pool) -> Path:
    """The group of the one run that has its orders, and so its limits."""
    (group,) = (path for path in groups(pool) if (path / "memory.max").read_text() != "max\n")
    return group


def only_prepared_runs_are_left(pool: Pool) -> bool:
    (server,) = pool.servers
    # Keeper, init and the process of a student to come.
    return len(descendants(server.pid)) == 3 * SLOTS and len(groups(pool)) == SLOTS


def read(group: Path, *names: str) -> dict[str, str]:
    return {name: (group / name).read_text().strip() for name in names if (group / name).exists()}


def limits_of_a_run(pool: Pool) -> dict[str, str]:
    seen: dict[str, str] = {}
    names = ("memory.max", "memory.swap.max", "memory.oom.group", "pids.max", "cpu.weight")

    def look(_kind: str, _data: dict[str, Any]) -> None:
        seen.update(read(running(pool), *names))

    pool.run(
        Request("print(1, flush=True)\nimport time\ntime.sleep(9)", limits=LIMITS),
        on_event=look,
        is_cancelled=lambda: bool(seen),
    )
    return seen


def fork_bomb(pool: Pool) -> dict[str, Any]:
    counts: list[int] = []

    def count() -> bool:
        counts.append(int((running(pool) / "pids.current").read_text()))
        return False

    limits = dataclasses.replace(LIMITS, wall_seconds=3, processes=20)
    ran = pool.run(Request(FORK_BOMB, limits=limits), is_cancelled=count)
    wait_until(lambda: only_prepared_runs_are_left(pool))
    return {"end": ran.end, "wall_seconds": ran.wall_seconds, "most": max(counts)}


def neighbours(pool: Pool) -> dict[str, float]:
    """Processor seconds of a run with one busy process, and of another with six, at the same time."""
    used = {}

    def be_busy(name: str, others: int) -> None:
        limits = dataclasses.replace(LIMITS, wall_seconds=4)
        used[name] = pool.run(Request(BUSY.format(others=others), limits=limits)).cpu_seconds

    threads = [threading.Thread(target=be_busy, args=pair) for pair in (("one", 0), ("six", 5))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait_until(lambda: only_prepared_runs_are_left(pool))
    return used


def kill(controller: Controller) -> dict[str, Any]:
    """Of processes that fork again and again, what is left."""
    group = controller.make_group()
    assert isinstance(group, GroupV2)
    group.limit(Limits(processes=10))
    child = start_in(group, FORK_BOMB)
    wait_until(lambda: len(processes(group.path)) == 12)
    began = time.monotonic()
    group.kill()
    seconds = time.monotonic() - began
    os.waitpid(child, 0)
    left = processes(group.path)
    events = read(group.path, "cgroup.events")
    group.remove()
    return {"seconds": seconds, "left": left, "exists": group.path.exists(), **events}


def refused(controller: Controller) -> dict[str, bool]:
    """Whether a group says that processes were refused: of one at its limit, of one below it."""
    told = {}
    for name, source in (("at its limit", FORK_BOMB), ("below it", "import os\nos.fork()\nwhile True: pass")):
        group = controller.make_group()
        assert isinstance(group, GroupV2)
        group.limit(Limits(processes=10))
        child = start_in(group, source)
        enough = 12 if source == FORK_BOMB else 2
        wait_until(lambda group=group, enough=enough: len(processes(group.path)) == enough)  # type: ignore[misc]
        if source == FORK_BOMB:
            wait_until(lambda group=group: group.read_usage().processes_refused)  # type: ignore[misc]
        told[name] = group.read_usage().processes_refused
        group.kill()
        os.waitpid(child, 0)
        group.remove()
    return told


def start_in(group: GroupV2, source: str) -> int:
    """Run code in a process that has joined a group; its id."""
    child = os.fork()
    if child == 0:
        try:
            for descriptor in group.open_procs():
                os.write(descriptor, b"0")
            exec(source)
        finally:
            os._exit(0)
    return child


def forsaken(controller: Controller) -> list[str]:
    """What a new worker leaves of the groups of one that is gone, and of one that lives."""
    for pid in (2**22 + 1, 1):
        (controller.parents[0] / f"run-{pid}-0").mkdir()
    find_controller().open()
    left = [path for path in controller.parents[0].glob("run-*-0") if path.name != f"run-{os.getpid()}-0"]
    for path in left:
        path.rmdir()
    return [path.name for path in left]


if __name__ == "__main__":
    main()
