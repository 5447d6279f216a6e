"""Hundreds of runs leave nothing behind; ``script/test soak`` makes it ten thousand, on the full fork server."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.environment import var
from graders.sandbox import forkserver
from graders.sandbox.memory import descendants
from graders.sandbox.pool import PRELOAD, Pool
from graders.sandbox.request import End, Request
from tests.polling import wait_until

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

RUNS = int(os.environ.get("GRADUS_SOAK_RUNS", "300"))
IS_LONG = RUNS > 1000
LIMITS = Limits(wall_seconds=10, cpu_seconds=10, memory_mib=64, output_kib=64, processes=16)
SHORT = replace(LIMITS, wall_seconds=0.4)
"""For code that has no end of its own."""
KINDS = {
    "print(1)": End.EXITED,
    "1 / 0": End.EXITED,
    "import os\nfor n in range(9): open(f'/tmp/{n}', 'w'); open(f'/dev/shm/{n}', 'w')": End.EXITED,
    "import os, time\nfor n in range(5):\n    if not os.fork(): os.setsid(); time.sleep(60)": End.EXITED,
    "import os; os.kill(os.getpid(), 9)": End.SIGNALLED,
    "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()": End.EXITED,
    "import os; open(os.environ['EVIDENCE'] + '/a', 'w').write('x')": End.EXITED,
    "import os; [os.memfd_create(str(n)) for n in range(50)]; os.pipe()": End.EXITED,
}
RARE = {
    "while True: pass": End.WALL,
    "x = bytearray(1 << 28)": End.MEMORY,
    "while True: print('x' * 1000)": End.OUTPUT,
}
"""What takes its time to be stopped: one run in twenty."""


@dataclass(frozen=True)
class Traces:
    """Everything that a run could leave on a machine."""

    processes: int
    groups: int
    mounts: int
    server_mounts: int
    descriptors: int
    server_descriptors: int
    files: int


def traces(pool: Pool) -> Traces:
    (server,) = pool.servers
    gc.collect()
    return Traces(
        processes=len(descendants(server.pid)),
        groups=sum(1 for parent in pool._controller.parents for _ in parent.glob("run-*")),
        mounts=len(Path("/proc/self/mounts").read_text().splitlines()),
        server_mounts=len(Path(f"/proc/{server.pid}/mounts").read_text().splitlines()),
        descriptors=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        server_descriptors=sum(1 for _ in Path(f"/proc/{server.pid}/fd").iterdir()),
        files=sum(1 for _ in (var() / "run").rglob("*")),
    )


@pytest.fixture(scope="module")
def soaked(datasets: Path) -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as patch:
        # One server for all: whether it grows is the question.
        patch.setattr(forkserver, "RUNS_BEFORE_RECYCLING", 10 * RUNS)
        with Pool(slots=2, preload=PRELOAD if IS_LONG else ("numpy",), datasets=datasets) as pool:
            yield pool


def test_many_runs_of_every_kind_leave_nothing(soaked: Pool) -> None:
    chance = random.Random(7)

    def run_one(_n: int) -> tuple[End, End]:
        kinds = RARE if chance.random() < 0.05 else KINDS
        source = chance.choice(list(kinds))
        limits = SHORT if kinds[source] is End.WALL else LIMITS
        return soaked.run(Request(source, limits=limits, collect={"a": 9})).end, kinds[source]

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(run_one, range(10)))
        wait_until(lambda: all(slot.prepared for slot in soaked._slots))
        before, (server,) = traces(soaked), soaked.servers
        ends = list(threads.map(run_one, range(RUNS)))
        wait_until(lambda: all(slot.prepared for slot in soaked._slots))

    assert [pair for pair in ends if pair[0] is not pair[1]] == []
    assert traces(soaked) == before
    assert soaked.servers == [server]
    assert server.growth() < 1.05
