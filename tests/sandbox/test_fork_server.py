"""The fork server over its life: it answers, is recycled, and is replaced when it dies, is stuck or has grown."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.sandbox import forkserver
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request, SandboxError
from tests.polling import wait_until
from tests.sandbox.conftest import LIMITS
from tests.sandbox.launching import launch

pytestmark = pytest.mark.sandbox


@pytest.fixture
def own(datasets: Path) -> Iterator[Pool]:
    with Pool(slots=1, preload=(), datasets=datasets) as pool:
        yield pool


def pid_of(pool: Pool) -> int:
    (server,) = pool.servers
    return server.pid


def answer(pool: Pool) -> str:
    return pool.run(Request("print(2)", limits=LIMITS)).output


def test_it_answers_while_runs_go_on(own: Pool) -> None:
    answers: list[bool] = []

    own.run(Request("print(1, flush=True)", limits=LIMITS), on_event=lambda *_: answers.append(own.check()))

    assert answers == [True]


def test_it_is_recycled_after_its_share_of_runs(own: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forkserver, "RUNS_BEFORE_RECYCLING", 5)

    pids = set()
    for _ in range(12):
        assert answer(own) == "2\n"
        pids.add(pid_of(own))

    assert len(pids) >= 2


def test_it_is_recycled_when_it_has_grown(datasets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow = "from graders.sandbox.inside import keeper, server"
    every_fork = "kept = []; fork = server._fork; server._fork = lambda *a: (kept.append(bytearray(2 << 20)), fork(*a))"
    monkeypatch.setattr(forkserver, "LAUNCH", launch(grow, every_fork))

    with Pool(slots=1, preload=(), datasets=datasets) as pool:
        first = pid_of(pool)
        for _ in range(3):
            assert answer(pool) == "2\n"

        assert pid_of(pool) != first


def test_runs_of_a_server_that_was_recycled_meanwhile_end_well(datasets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forkserver, "RUNS_BEFORE_RECYCLING", 3)
    printed = threading.Event()
    ended: list[str] = []

    with Pool(slots=2, preload=(), datasets=datasets) as pool:

        def run_long() -> None:
            source = "import time\nprint('first', flush=True)\ntime.sleep(1.5)\nprint('last')"
            ended.append(pool.run(Request(source, limits=LIMITS), on_event=lambda *_: printed.set()).output)

        long = threading.Thread(target=run_long)
        long.start()
        assert printed.wait(5)
        first = pid_of(pool)
        for _ in range(6):
            assert answer(pool) == "2\n"
        assert pid_of(pool) != first
        long.join()

    assert ended == ["first\nlast\n"]


def test_one_that_is_stuck_is_replaced_and_its_run_is_our_error(own: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forkserver, "ANSWER_SECONDS", 0.2)
    (server,) = own.servers
    server._socket.settimeout(0.2)
    failures: list[SandboxError] = []

    def run_long() -> None:
        try:
            own.run(Request("import time\ntime.sleep(60)", limits=LIMITS))
        except SandboxError as error:
            failures.append(error)

    long = threading.Thread(target=run_long)
    long.start()
    os.kill(server.pid, signal.SIGSTOP)

    assert [own.check(), own.check()] == [True, False]
    long.join(5)
    assert len(failures) == 1
    assert answer(own) == "2\n"
    assert own.check()


def test_one_that_was_killed_is_started_again(own: Pool) -> None:
    first = pid_of(own)
    os.kill(first, signal.SIGKILL)

    wait_until(lambda: not own.servers[0].is_alive())
    assert answer(own) == "2\n"
    assert pid_of(own) != first


def test_one_with_a_second_thread_refuses_to_fork(datasets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thread = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()"
    monkeypatch.setattr(forkserver, "LAUNCH", launch(thread))

    with pytest.raises(SandboxError, match="ended while it started"), Pool(slots=1, preload=(), datasets=datasets):
        pass


def test_its_environment_is_written_by_hand(own: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {line.partition("=")[0] for line in Path(f"/proc/{pid_of(own)}/environ").read_text().split("\0") if line}

    assert names == set(forkserver.ENVIRONMENT)


SHARED_NOTHING = """
import hashlib, os, random, sys
import numpy
state = [random.random(), float(numpy.random.rand()), id(object())]
seen = [place for place in (".", "/tmp", "/dev/shm", os.environ["EVIDENCE"]) if "mark" in os.listdir(place)]
marks = [hasattr(m, "mark") for m in (os, sys, numpy, random)], os.environ.get("MARK"), numpy.geterr()["over"]
for m in (os, sys, numpy, random): m.mark = 1
os.environ["MARK"] = "1"; numpy.seterr(over="raise"); sys.setrecursionlimit(77777)
for place in (".", "/tmp", "/dev/shm", os.environ["EVIDENCE"]): open(os.path.join(place, "mark"), "w").close()
print(state[:2]); print(seen, marks)
"""


def test_two_runs_share_nothing(datasets: Path) -> None:
    with Pool(slots=1, preload=("numpy",), datasets=datasets) as pool:
        first, second = (pool.run(Request(SHARED_NOTHING, limits=LIMITS, seed=seed)) for seed in (1, 2))

    assert (first.end, second.end) == (End.EXITED, End.EXITED)
    random_first, left_first = first.output.splitlines()
    random_second, left_second = second.output.splitlines()
    assert random_first != random_second
    assert left_first == left_second == "[] ([False, False, False, False], None, 'warn')"


def test_what_each_preloaded_module_saves_is_measured(datasets: Path) -> None:
    with Pool(slots=1, preload=("numpy",), datasets=datasets) as pool:
        (server,) = pool.servers

        assert server.preload_seconds.keys() == {"numpy"}
        assert server.preload_seconds["numpy"] > 0


def test_a_worker_has_user_ids_that_no_other_worker_has(own: Pool, datasets: Path) -> None:
    with Pool(slots=2, preload=(), datasets=datasets) as other:
        taken: Any = set(other.uids)
        if os.geteuid() == 0:
            assert taken.isdisjoint(own.uids)
            assert 0 not in taken
