"""Each limit has its own end, and nothing is left alive behind it."""

from pathlib import Path

import pytest

from graders.contract import Limits
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request
from tests.sandbox.conftest import LIMITS, RunCode

pytestmark = pytest.mark.sandbox

SHORT = Limits(wall_seconds=1, cpu_seconds=10, memory_mib=256, disk_mib=16, output_kib=256)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("while True: pass", id="loop"),
        pytest.param("import time; time.sleep(60)", id="sleep"),
        pytest.param("import signal, os\nsignal.signal(15, signal.SIG_IGN)\nwhile True: pass", id="ignores signals"),
        pytest.param("import os\nos.fork(); os.fork(); os.fork()\nwhile True: pass", id="forks"),
        pytest.param("import os\nos.fork(); os.setsid() if not os.fork() else 0\nwhile True: pass", id="new session"),
        pytest.param(
            "import threading\n[threading.Thread(target=input).start() for _ in range(9)]\nwhile 1: pass", id="threads"
        ),
    ],
)
def test_code_that_does_not_end_is_stopped_on_time(run: RunCode, source: str) -> None:
    ran = run(source, limits=SHORT)

    assert ran.end is End.WALL
    assert ran.wall_seconds < 1.3


def test_processor_time_has_its_own_limit(run: RunCode) -> None:
    ran = run("while True: pass", limits=Limits(wall_seconds=20, cpu_seconds=0.5))

    assert ran.end is End.CPU
    assert ran.cpu_seconds < 1.5


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("x = bytearray(1 << 30)", id="own memory"),
        pytest.param("import os\nif not os.fork(): x = bytearray(1 << 30)\nos.wait()\nprint('alive')", id="a child's"),
        pytest.param("import os\nwhile True: os.write(os.memfd_create('x'), bytes(8 << 20))", id="anonymous files"),
    ],
)
def test_memory_beyond_the_limit_is_a_memory_limit(run: RunCode, source: str) -> None:
    ran = run(source)

    assert ran.end is End.MEMORY
    assert ran.peak_mib <= LIMITS.memory_mib


def test_a_flood_of_output_is_cut_and_stopped(run: RunCode) -> None:
    ran = run("while True: print('x' * 1000)")

    assert ran.end is End.OUTPUT
    assert len(ran.output) < 70_000


def test_a_full_disk_is_told_apart_from_other_errors(run: RunCode) -> None:
    ran = run("with open('f', 'wb') as f:\n    for _ in range(100): f.write(bytes(1 << 18))")

    assert (ran.end, ran.status != 0, ran.disk_was_full) == (End.EXITED, True, True)


def test_a_flood_of_files_is_a_full_disk(run: RunCode) -> None:
    ran = run("for n in range(10000): open(f'f{n}', 'w')")

    assert (ran.status, ran.disk_was_full) == (1, True)


def test_a_fork_bomb_is_held(run: RunCode) -> None:
    source = "import os\nn = 0\ntry:\n    while os.fork(): n += 1\nexcept OSError: print(n < 80)\n"

    assert run(source).output == "True\n"


def test_a_process_that_kills_itself_is_not_out_of_memory(run: RunCode) -> None:
    ran = run("import os; os.kill(os.getpid(), 9)")

    assert (ran.end, ran.status) == (End.SIGNALLED, 9)


def test_a_closed_pipe_ends_nothing_but_the_output(run: RunCode) -> None:
    assert run("import os\nos.close(1); os.close(2); os.close(3)").end is End.EXITED


def test_memory_that_costs_the_keeper_its_life_is_still_the_students_limit(run: RunCode) -> None:
    """The student makes itself small and unlikely to be chosen, so that the kernel ends the keeper instead."""
    source = """
import os
open("/proc/self/oom_score_adj", "w").write("0")
for n in range(60):
    os.write(os.memfd_create(str(n)), bytes(8 << 20))
    if n == 25 and not os.fork():
        os.execv("/bin/sleep", ["sleep", "60"])
"""
    assert run(source).end is End.MEMORY


def test_a_refused_process_is_told_apart_from_other_errors(run: RunCode) -> None:
    limits = Limits(wall_seconds=5, cpu_seconds=5, memory_mib=256, disk_mib=16, processes=10)
    ran = run("import os, time\nfor n in range(50):\n    if not os.fork(): time.sleep(9)", limits=limits)

    assert (ran.end, ran.status) == (End.EXITED, 1)
    assert ran.processes_were_refused
    assert ran.error is not None
    assert ran.error["line"] == 3


@pytest.mark.parametrize("folder", [".", "/tmp", "/dev/shm", "/evidence"])
def test_a_folder_without_room_is_a_full_disk(run: RunCode, folder: str) -> None:
    ran = run(f"for n in range(9999): open('{folder}/' + str(n), 'w')")

    assert (ran.status, ran.disk_was_full) == (1, True)


def test_the_sites_own_limits_hold_where_they_are_lower(datasets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADUS_MAX_WALL_SECONDS", "0.5")

    with Pool(slots=1, preload=(), datasets=datasets) as pool:
        ran = pool.run(Request("import time; time.sleep(9)", limits=LIMITS))

    assert (ran.end, ran.limits.wall_seconds, ran.wall_seconds < 0.8) == (End.WALL, 0.5, True)
