"""The weaker level, on a machine of its own choice: what it still keeps apart, and that nobody gets it unasked."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.sandbox import probe
from graders.sandbox.level import Landlock, choose_level
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request, SandboxError
from tests.polling import wait_until
from tests.sandbox.conftest import LIMITS
from tests.sandbox.launching import weaker_pool

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def public_datasets() -> Iterator[Path]:
    """Where every user can read them, unlike pytest's own folders."""
    with tempfile.TemporaryDirectory(prefix="gradus-datasets-") as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "public.txt").write_text("public")
        yield Path(folder)


@pytest.fixture(scope="module")
def weak(public_datasets: Path) -> Iterator[Pool]:
    with weaker_pool(preload=(), datasets=public_datasets) as pool:
        yield pool


def run(pool: Pool, source: str, **more: object) -> Ran:
    return pool.run(Request(source, **({"limits": LIMITS} | more)))  # type: ignore[arg-type]


def test_it_has_one_slot_and_says_its_name(weak: Pool) -> None:
    assert weak.slots == 1
    assert weak.level.startswith("landlock, ")


def test_code_runs_prints_and_leaves_evidence(weak: Pool) -> None:
    ran = run(
        weak, "import os\nprint('привет')\n_ = open(os.environ['EVIDENCE'] + '/a', 'w').write('x')", collect={"a": 5}
    )

    assert (ran.end, ran.status, ran.output, ran.files) == (End.EXITED, 0, "привет\n", {"a": b"x"})


def test_public_datasets_can_be_read_and_are_hidden_from_measuring_runs(weak: Pool) -> None:
    read = "import os; print(open(os.environ['DATASETS'] + '/public.txt').read())"

    assert run(weak, read).output == "public\n"
    assert "PermissionError" in run(weak, read, sees_datasets=False).output


@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/hostname').read()",
        "open('/proc/1/environ', 'rb').read()",
        "open(f'/proc/{os.getppid()}/environ', 'rb').read()",
        "os.listdir('/')",
        "os.listdir('/proc')",
        "open('/tmp/x', 'w')",
        "open('/dev/shm/x', 'w')",
        "os.kill(os.getppid(), 0)",
        "os.kill(-1, 0)",
        "signal.pthread_kill(threading.get_ident(), 0)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_INET)",
        "os.mknod('d', 0o600 | 0o20000, os.makedev(1, 1))",
        "os.setuid(0)",
        "os.unshare(os.CLONE_NEWUSER)",
        "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
        "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (3, 3))",
    ],
)
def test_what_is_outside_stays_out_of_reach(weak: Pool, act: str) -> None:
    source = f"""
import fcntl, os, resource, signal, socket, threading
try:
    {act}
    print("DONE")
except (OSError, AttributeError):
    print("refused")
"""
    assert run(weak, source).output == "refused\n"


def test_nothing_is_left_alive_or_on_disk(weak: Pool) -> None:
    leave = """
import os, time
open("left", "w")
for _ in range(5):
    if not os.fork():
        os.setsid()
        if not os.fork():
            time.sleep(60)
        os._exit(0)
"""
    assert run(weak, leave).end is End.EXITED
    assert run(weak, "import os; print(os.listdir('.'))").output == "[]\n"
    if os.geteuid() == 0:
        wait_until(lambda: len(processes_of(weak.uids[0])) == 3)


def processes_of(uid: int) -> list[str]:
    """Keeper, init and the process of a student to come. What has ended and waits to be reaped is not alive."""
    owned = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = status.read_text()
        except OSError:
            continue
        if f"\nUid:\t{uid}\t" in told and "\nState:\tZ" not in told:
            owned.append(status.parent.name)
    return owned


@pytest.mark.parametrize(
    "act",
    [
        "for n in range(40): open(f'a{n}', 'wb').write(bytes(1 << 20))",
        "for n in range(9000): open(f'a{n}', 'wb')",
    ],
)
def test_more_than_may_be_written_is_a_disk_limit(weak: Pool, act: str) -> None:
    assert run(weak, f"{act}\nimport time; time.sleep(9)").end is End.DISK


def test_code_that_does_not_end_is_stopped_on_time(weak: Pool) -> None:
    ran = run(weak, "import os\nos.fork(); os.fork()\nwhile True: pass", limits=Limits(1, 10, 256, 16))

    assert (ran.end, ran.wall_seconds < 1.3) == (End.WALL, True)


def test_the_full_level_is_what_one_gets_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRADUS_SANDBOX", raising=False)
    assert choose_level().name == "namespaces"

    monkeypatch.setenv("GRADUS_SANDBOX", "landlock")
    assert choose_level().name == "landlock"

    monkeypatch.setenv("GRADUS_SANDBOX", "none")
    with pytest.raises(SandboxError, match="received 'none', expected one of namespaces, landlock"):
        choose_level()


@pytest.mark.parametrize(
    ("refused", "name"),
    [("_make_namespaces", "user namespaces"), ("_mount_proc", "proc of its own"), ("_load_filter", "seccomp filter")],
)
def test_where_the_kernel_refuses_a_worker_says_what_and_runs_nothing(
    monkeypatch: pytest.MonkeyPatch, datasets: Path, refused: str, name: str
) -> None:
    def refuse() -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(probe, refused, refuse)
    pool = Pool(slots=1, preload=(), datasets=datasets)

    with pytest.raises(SandboxError, match=f"{name}: .*Operation not permitted"):
        pool.start()
    assert pool.servers == []


def test_a_python_in_a_private_home_is_named_where_the_weaker_level_cannot_read_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can have an interpreter that others cannot read")
    home = tmp_path / "home"
    (home / "python" / "lib").mkdir(parents=True)
    home.chmod(0o700)
    monkeypatch.setattr(sys, "base_prefix", str(home / "python"))

    found = {finding.name: finding for finding in probe.probe(Landlock())}

    assert not found["readable folders"].is_ok
    assert "where every user of the machine can read it" in found["readable folders"].cure


@pytest.mark.parametrize(
    "leave",
    [
        "os.makedirs('a/b'); open('a/b/c', 'w'); os.chmod('a/b', 0); os.chmod('a', 0)",
        "for _ in range(3000): os.mkdir('d'); os.chdir('d')",
        "os.chmod('.', 0); os.chmod(os.environ['EVIDENCE'], 0)",
        "os.symlink('/etc', 'l'); os.mkfifo('f'); os.link('f', 'g')",
    ],
)
def test_whatever_a_run_leaves_is_removed_before_the_next(weak: Pool, leave: str) -> None:
    run(weak, f"import os\n{leave}")

    assert run(weak, "import os; print(os.listdir('.'), os.listdir(os.environ['EVIDENCE']))").output == "[] []\n"


def test_folders_in_folders_without_end_are_a_disk_limit(weak: Pool) -> None:
    source = "import os, time\nfor _ in range(3000): os.mkdir('d'); os.chdir('d')\ntime.sleep(9)"

    assert run(weak, source).end is End.DISK
