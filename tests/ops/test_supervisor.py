"""The supervisor with small fake programs: what an operator sees when they start, end, hang or leave things behind."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from config import processes, supervisor
from config.supervisor import Log, Service, StartError, Supervisor
from tests.polling import wait_until

DEADLINE_SECONDS = 10.0


def program(name: str, code: str, **settings: Any) -> Service:
    """A service that runs a few lines of Python."""
    command = (sys.executable, "-u", "-S", "-c", textwrap.dedent(code))
    return Service(name=name, command=command, environment={"PATH": os.environ["PATH"]}, **settings)


def supervise(work: Callable[[Supervisor], Coroutine[Any, Any, None]], **settings: Any) -> str:
    """Run ``work`` with a supervisor, stop it, and return everything it printed."""
    output = io.StringIO()

    async def run() -> None:
        async with Supervisor(Log(output, ["web"]), **settings) as running:
            await asyncio.wait_for(work(running), DEADLINE_SECONDS)

    asyncio.run(run())
    return output.getvalue()


async def until(condition: Callable[[], object]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


async def kill_and_wait(running: Supervisor) -> None:
    """Kill the service without warning and wait until it is ready again."""
    pid = running.children["web"].pid
    os.kill(pid, signal.SIGKILL)
    await until(lambda: running.children["web"].pid != pid and running.children["web"].is_ready)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, lambda *_: print("asked to stop"))
print("ready")
time.sleep(1000)
"""
FOREVER = "import time\nprint('ready')\ntime.sleep(1000)"


def test_a_service_is_started_once_it_says_that_it_is_ready() -> None:
    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready"))
        assert running.children["web"].is_ready

    assert "web | ready" in supervise(work)


def test_a_service_with_a_probe_is_started_once_the_probe_agrees() -> None:
    answers = iter([False, False, True])

    async def probe() -> bool:
        return next(answers)

    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, probe=probe))
        assert next(answers, "none left") == "none left"

    supervise(work)


def test_a_service_that_ends_at_its_first_start_is_reported_with_its_last_words() -> None:
    async def work(running: Supervisor) -> None:
        await running.start(program("web", "print('no such file'); raise SystemExit(3)", ready_line="ready"))

    with pytest.raises(StartError, match="web ended with status 3: no such file"):
        supervise(work)


def test_a_program_that_is_not_there_is_reported() -> None:
    async def work(running: Supervisor) -> None:
        await running.start(Service("web", ("/no/such/program",), {}))

    with pytest.raises(StartError, match=r"web cannot be started: .*/no/such/program"):
        supervise(work)


def test_a_service_that_never_gets_ready_is_reported() -> None:
    async def work(running: Supervisor) -> None:
        await running.start(program("web", "import time; time.sleep(1000)", ready_line="ready", ready_seconds=0.2))

    with pytest.raises(StartError, match="web ended by signal SIGKILL"):
        supervise(work)


def test_a_service_that_is_killed_is_started_again_with_growing_pauses() -> None:
    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready"))
        for _ in range(3):
            await kill_and_wait(running)

    printed = supervise(work, backoff=(0.01, 0.02, 0.03))
    pauses = [line.rpartition("again in ")[2] for line in printed.splitlines() if "again in" in line]
    assert pauses == ["0.01 s", "0.02 s", "0.03 s"]
    assert "by signal SIGKILL" in printed


def test_the_pauses_start_over_after_a_healthy_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "HEALTHY_SECONDS", 0.0)

    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready"))
        for _ in range(2):
            await kill_and_wait(running)

    printed = supervise(work, backoff=(0.01, 5.0))
    assert printed.count("again in 0.01 s") == 2


def test_a_service_that_runs_but_no_longer_answers_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "PROBE_SECONDS", 0.05)
    monkeypatch.setattr(supervisor, "PROBES_FAILED", 2)
    answers = {"now": True}

    async def probe() -> bool:
        return answers["now"]

    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready", probe=probe))
        pid, answers["now"] = running.children["web"].pid, False
        await until(lambda: running.children["web"].pid != pid)

    assert "it runs but does not answer" in supervise(work, backoff=(0.01,))


def test_a_probe_that_cannot_know_does_not_restart_a_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "PROBE_SECONDS", 0.02)
    monkeypatch.setattr(supervisor, "PROBES_FAILED", 2)
    asked = []

    async def probe() -> bool:
        asked.append(1)
        if len(asked) > 1:
            raise ConnectionError("the broker is away")
        return True

    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready", probe=probe))
        pid = running.children["web"].pid
        await until(lambda: len(asked) > 6)
        assert running.children["web"].pid == pid

    supervise(work)


@pytest.mark.slow
def test_stopping_ends_even_a_service_that_ignores_the_request_within_three_seconds() -> None:
    pids: list[int] = []
    asked_to_stop: list[float] = []

    async def work(running: Supervisor) -> None:
        await running.start(
            program("broker", STUBBORN, ready_line="ready", stops_last=True),
            program("web", STUBBORN, ready_line="ready"),
        )
        pids.extend(child.pid for child in running.children.values())
        asked_to_stop.append(time.monotonic())

    supervise(work)
    assert time.monotonic() - asked_to_stop[0] < 3.0
    assert not any(map(is_alive, pids))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process adopt orphans")
def test_stopping_leaves_no_process_that_a_service_started_in_a_session_of_its_own() -> None:
    leaver = """
        import subprocess, sys, time
        code = "import time; time.sleep(1000)"
        child = subprocess.Popen([sys.executable, "-S", "-c", code], start_new_session=True)
        print("left", child.pid)
        print("ready")
        time.sleep(1000)
    """
    left = []

    async def work(running: Supervisor) -> None:
        await running.start(program("web", leaver, ready_line="ready"))
        left.append(int(next(line for line in running.children["web"].said if "left" in line).split()[1]))
        assert is_alive(left[0])

    supervise(work)
    assert not is_alive(left[0])


ALONE = f"""
import asyncio, sys
sys.path.insert(0, {str(Path(supervisor.__file__).parents[1])!r})
from config.supervisor import Log, Service, Supervisor
async def main():
    async with Supervisor(Log(sys.stdout, ["web"])) as running:
        command = (sys.executable, "-S", "-u", "-c", {STUBBORN!r})
        await running.start(Service("web", command, {{}}, ready_line="ready"))
        print("child", running.children["web"].pid, flush=True)
        await running.wait()
asyncio.run(main())
"""


@contextmanager
def supervisor_alone() -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A supervisor in a process of its own, and the process id of its service, which ignores SIGTERM."""
    with subprocess.Popen([sys.executable, "-c", ALONE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = next(line for line in process.stdout if line.startswith("child"))
        yield process, int(line.split()[1])
        process.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_killing_the_supervisor_itself_leaves_no_process() -> None:
    with supervisor_alone() as (process, child):
        process.kill()
        process.wait()
        wait_until(lambda: not is_alive(child))


def test_the_second_ctrl_c_kills_at_once() -> None:
    with supervisor_alone() as (process, child):
        process.send_signal(signal.SIGINT)
        assert process.stdout
        assert any("asked to stop" in line for line in process.stdout)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=1.0) == 130
        wait_until(lambda: not is_alive(child))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(number: signal.Signals) -> None:
    pids = []

    async def work(running: Supervisor) -> None:
        await running.start(program("web", FOREVER, ready_line="ready"))
        pids.append(running.children["web"].pid)
        os.kill(os.getpid(), number)
        await running.wait()

    async def run() -> None:
        async with Supervisor(Log(io.StringIO(), [])) as running:
            await work(running)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run())
    assert not is_alive(pids[0])


def test_a_program_that_runs_once_must_succeed() -> None:
    async def work(running: Supervisor) -> None:
        await running.finish(program("prepare", "print('done')"))
        await running.finish(program("prepare", "raise SystemExit('no space')"))

    with pytest.raises(StartError, match="prepare ended with status 1: no space"):
        supervise(work)


def test_what_cannot_be_printed_is_not_sent_to_the_terminal() -> None:
    output = io.StringIO()
    Log(output, ["web"]).write("web", "name=\x1b[2Jпривет\x07")
    assert output.getvalue() == "web | name=?[2Jпривет?\n"


def test_a_line_without_end_is_passed_on_in_pieces() -> None:
    async def work(running: Supervisor) -> None:
        await running.finish(program("web", "import sys; sys.stdout.write('x' * 1_000_000)"))

    printed = supervise(work)
    assert printed.count("x") == 1_000_000


def test_descendants_are_found_through_generations() -> None:
    parent = """
        import subprocess, sys
        child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(1000)"])
        print("child", child.pid)
        child.wait()
    """

    async def work(running: Supervisor) -> None:
        await running.start(program("web", parent, ready_line="child"))
        child = running.children["web"]
        grandchild = int(child.said[-1].split()[1])
        assert processes.descendants(child.pid) == [grandchild]
        assert {child.pid, grandchild} <= set(processes.descendants(os.getpid()))

    supervise(work)
