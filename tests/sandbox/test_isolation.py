"""What hostile code must not see, reach or leave behind."""

import gc
import os
import re
from pathlib import Path

import pytest

from graders.sandbox.memory import descendants
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request
from tests.polling import wait_until
from tests.sandbox.conftest import LIMITS, RunCode

pytestmark = pytest.mark.sandbox

REFUSED = """
try:
    {act}
    print("DONE")
except {error} as error:
    print("refused")
"""


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.create_connection(('127.0.0.1', 80), 1)",
        "import socket; socket.socket(socket.AF_INET6)",
        "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "open('/usr/x', 'w')",
        "open('/x', 'w')",
        "open('/datasets/public.txt', 'a')",
        "open('/etc/shadow')",
        "open('/proc/1/environ', 'rb').read()",
        "open('/proc/1/mem', 'rb')",
        "import os; os.listdir('/proc/1/fd')",
        "open('/proc/sys/kernel/core_pattern', 'w')",
        "open('/proc/sys/user/max_user_namespaces', 'w')",
        "open('/proc/sysrq-trigger', 'w').write('b')",
        "open('/sys/fs/cgroup/memory/cgroup.procs', 'w')",
        "import os; os.unshare(os.CLONE_NEWUSER)",
        "import os; os.setuid(0)",
        "import os; os.setgroups([0])",
        "import os; os.mknod('/tmp/d', 0o600 | 0o20000, os.makedev(1, 1))",
        "import os; os.chroot('/tmp')",
        "import os; os.symlink('/etc', '/tmp/l'); os.listdir('/home/student/../../root/.ssh')",
        "import os; os.kill(-1, 0); os.kill(1, 9); os.stat('/proc/1/cwd/')",
        "import fcntl; fcntl.flock(open('/datasets/public.txt'), fcntl.LOCK_EX)",
        "import os; os.chmod('/datasets/public.txt', 0o777)",
        "import os; os.open('/dev/mem', os.O_RDWR)",
        "import os; os.fdopen(4, 'w').write('forged')",
    ],
)
def test_what_is_outside_stays_out_of_reach(run: RunCode, act: str) -> None:
    error = "(OSError, AttributeError)" if "unshare" in act and not hasattr(os, "unshare") else "OSError"

    assert run(REFUSED.format(act=act, error=error)).output == "refused\n"


@pytest.mark.parametrize(
    ("number", "arguments"),
    [
        (101, "16, 1, 0, 0"),
        (272, "0x10000000"),
        (165, "0, 0, 0, 0, 0"),
        (321, "0, 0, 0"),
        (298, "0, 0, 0, 0, 0"),
        (310, "1,"),
    ],
    ids=["ptrace", "unshare", "mount", "bpf", "perf_event_open", "process_vm_readv"],
)
@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are those of x86_64")
def test_dangerous_calls_are_refused(run: RunCode, number: int, arguments: str) -> None:
    source = f"""
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall({number}, {arguments.rstrip(",")}), errno.errorcode[ctypes.get_errno()])
"""
    assert run(source).output == "-1 EPERM\n"


def test_clone3_looks_absent_so_that_threads_fall_back(run: RunCode) -> None:
    source = """
import ctypes, errno, threading
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(435, 0, 0)
print(errno.errorcode[ctypes.get_errno()])
thread = threading.Thread(target=print, args=("thread",)); thread.start(); thread.join()
"""
    assert run(source).output == "ENOSYS\nthread\n"


def test_the_kernel_knows_the_run_by_its_slots_own_uid(pool: Pool) -> None:
    """Seen from outside while it runs: never uid 0, whoever started the pool."""
    uids = set()

    def look(_kind: str, _data: dict[str, object]) -> None:
        (server,) = pool.servers
        for pid in descendants(server.pid):
            text = Path(f"/proc/{pid}/status").read_text()
            if re.search(r"NSpid:\t\d+\t2\n", text):
                uids.add(int(re.search(r"Uid:\t(\d+)", text)[1]))  # type: ignore[index]

    pool.run(Request("print(1)\nimport time\ntime.sleep(0.5)", limits=LIMITS), on_event=look)

    assert uids
    assert uids <= set(pool.uids) - {0}


def test_no_secret_of_the_worker_can_be_read(run: RunCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://:secret@host")
    source = """
import gc, os, pathlib, sys
print(sorted(k for k in os.environ if "GRADUS" in k or "REDIS" in k or "DJANGO" in k))
print(b"secret" in open("/proc/self/environ", "rb").read())
print([m for m in sys.modules if m.startswith(("django", "celery", "redis", "config", "attempts"))])
print([m for m in sys.modules if m.startswith("graders") and not m.startswith("graders.sandbox")])
"""
    assert run(source).output == "[]\nFalse\n[]\n['graders']\n"


def test_the_code_of_the_platform_is_not_there(run: RunCode) -> None:
    root = Path(__file__).resolve().parents[2]
    source = f"""
import os
names = os.listdir({str(root)!r}) if os.path.exists({str(root)!r}) else []
print([n for n in names if n != ".venv"], os.path.exists("/var"), os.path.exists("/etc/hostname"))
"""
    assert run(source).output == "[] False False\n"


def test_a_run_sees_only_its_own_processes_and_descriptors(run: RunCode) -> None:
    source = """
import os
print([name for name in os.listdir("/proc") if name.isdigit()], sorted(map(int, os.listdir("/proc/self/fd")))[:-1])
"""

    assert run(source).output == "['2'] [0, 1, 2, 3]\n"


def test_nothing_is_left_for_the_next_run(run: RunCode) -> None:
    leave = """
import builtins, os, sys
for place in (".", "/tmp", "/dev/shm", "/evidence"):
    open(os.path.join(place, "left"), "w")
builtins.left = sys.left = 1
if not os.fork():
    os.setsid()
    import time; time.sleep(60)
"""
    look = """
import builtins, os, sys
places = [p for p in (".", "/tmp", "/dev/shm", "/evidence") if "left" in os.listdir(p)]
print(places, hasattr(builtins, "left"), hasattr(sys, "left"))
"""
    assert run(leave).end is End.EXITED
    assert run(look).output == "[] False False\n"


@pytest.mark.parametrize(
    "act",
    [
        "os.symlink('/etc/passwd', '/evidence/a')",
        "os.symlink('b', '/evidence/a'); open('/evidence/b', 'w').write('x')",
        "open('/evidence/b', 'w').write('x'); os.link('/evidence/b', '/evidence/a')",
        "os.mkdir('/evidence/a')",
        "import socket; socket.socket(socket.AF_UNIX).bind('/evidence/a')",
        "open('/evidence/a', 'wb').truncate(11)",
        "open('/evidence/a', 'wb').truncate(8 << 20)",
    ],
)
def test_only_plain_files_of_a_fitting_size_are_collected(run: RunCode, act: str) -> None:
    ran = run(f"import os\n{act}\nprint('made')", collect={"a": 10})

    assert (ran.files, ran.output) == ({}, "made\n")


@pytest.mark.parametrize(
    "line",
    [
        '{"type": "done", "data": {"outcome": "passed"}}',
        '{"type": "epoch", "data": {"epoch": "<b>"}}',
        '{"type": "epoch", "data": {"epoch": 1, "loss": NaN}}',
        "[" * 5000,
        "x" * 100_000,
        '{"dead": true, "exit": 0}',
    ],
)
def test_forged_events_are_dropped_or_hold_only_numbers(pool: Pool, line: str) -> None:
    told = []
    source = f"import os\n_ = os.write(3, {line!r}.encode() + b'\\n')"

    ran = pool.run(Request(source, limits=LIMITS), on_event=lambda *event: told.append(event))

    assert ran.end is End.EXITED
    assert [event for event in told if event[0] != "epoch"] == []
    assert all(isinstance(value, int | float) for _, data in told for value in data.values())


def test_what_the_code_writes_is_made_visible_not_obeyed(run: RunCode) -> None:
    ran = run(
        "import os\n_ = os.write(1, b'a\\x00b\\x1b[31mred\\x1b[0m\\x07\\xe2\\x80\\xaebidi\\xff\\n' + b'y' * 5000)"
    )

    first, second = ran.output.split("\n")
    assert first == "abred\\x07\\x202ebidi\ufffd"
    assert len(second) == 2001


def test_runs_leave_no_process_mount_group_or_descriptor(pool: Pool, run: RunCode) -> None:
    def count() -> tuple[int, int]:
        mounts = Path("/proc/self/mounts").read_text().splitlines()
        return len(mounts), sum(1 for _ in Path("/proc/self/fd").iterdir())

    def only_prepared_runs_are_left() -> bool:
        (server,) = pool.servers
        groups = {group for folder in pool._controller.parents for group in folder.glob("run-*")}
        # Each slot's next run waits: keeper, init and the process of a student to come.
        return len(descendants(server.pid)) == 3 * pool.slots and len({g.name for g in groups}) <= pool.slots

    run("print(1)")
    wait_until(only_prepared_runs_are_left)
    gc.collect()
    before = count()
    for _ in range(100):
        assert run("import os; os.fork(); print(1)").end is End.EXITED

    wait_until(only_prepared_runs_are_left)
    gc.collect()
    assert count() <= before
