"""Kill each process once, without warning, while an attempt runs: the student still gets one verdict, and no more."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from config import processes
from tests.conftest import Site, running_site

pytestmark = [pytest.mark.sandbox, pytest.mark.broker, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "/dense-networks/parameters/two-layers/"
SOLUTION = (ROOT / "exercises" / EXERCISE.strip("/") / "solution.py").read_text()
SLOW_SOLUTION = f"import time\ntime.sleep(4)\n{SOLUTION}"
VERDICT_SECONDS = 90.0


class Student:
    """Somebody at a browser, signed in."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, headers={"Accept": "application/json"}, timeout=10)
        self._client.get("/sign-in/")
        self._post("/sign-in/", username="student", password="student-demo")

    def submit(self, source: str) -> str:
        """Send code to be graded; return the attempt's id."""
        answer = self._post(f"{EXERCISE}attempts/", kind="submit", source=source)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def _post(self, address: str, **fields: str) -> httpx.Response:
        token = self._client.cookies["csrftoken"]
        return self._client.post(address, data={**fields, "csrfmiddlewaretoken": token})

    def close(self) -> None:
        self._client.close()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """One for the deaths; what they do to it no other test shall notice."""
    with running_site() as site:
        yield site


@pytest.fixture
def new_site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def student(site: Site) -> Iterator[Student]:
    student = Student(site.url)
    yield student
    student.close()


def ask(site: Site, query: str, attempt: str) -> Any:
    with closing(sqlite3.connect(site.var / "db.sqlite3", timeout=20)) as database:
        row = database.execute(query, (attempt.replace("-", ""),)).fetchone()
    return row[0] if row else None


def status(site: Site, attempt: str) -> Any:
    return ask(site, "select status from attempts_attempt where id = ?", attempt)


def outcome(site: Site, attempt: str) -> Any:
    return ask(site, "select outcome from attempts_verdict where attempt_id = ?", attempt)


def fork_server(site: Site) -> int:
    """The worker's child."""
    worker = site.pid("worker")
    children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
    assert children, "the worker has no fork server"
    return int(children[0])


VICTIMS: dict[str, Callable[[Site], int]] = {
    "broker": lambda site: int(site.pid("broker")),
    "recorder": lambda site: int(site.pid("recorder")),
    "worker": lambda site: int(site.pid("worker")),
    "fork server": fork_server,
    "web": lambda site: int(site.pid("web")),
}


@pytest.mark.parametrize("victim", VICTIMS)
def test_an_attempt_survives_the_sudden_death_of(site: Site, student: Student, victim: str) -> None:
    attempt = student.submit(SLOW_SOLUTION)
    site.until(lambda: status(site, attempt) == "running", 30, "start of the attempt")
    starts = site.printed.count("· ready after")
    os.kill(VICTIMS[victim](site), signal.SIGKILL)
    site.until(lambda: outcome(site, attempt), VERDICT_SECONDS, "verdict")
    assert outcome(site, attempt) == "passed"
    assert site.printed.count(f"attempt {attempt}: passed") <= 2  # the worker's line and the recorder's
    if victim != "fork server":
        site.until(lambda: site.printed.count("· ready after") > starts, 60, f"restart of the {victim}")


def test_ctrl_c_while_an_attempt_runs_leaves_no_process(new_site: Site) -> None:
    student = Student(new_site.url)
    attempt = student.submit(SLOW_SOLUTION)
    new_site.until(lambda: status(new_site, attempt) == "running", 30, "start of the attempt")
    running = processes.descendants(new_site.process.pid)
    assert len(running) > 4
    asked = time.monotonic()
    new_site.stop()
    assert time.monotonic() - asked < 3.0
    ps = ["ps", "-o", "stat=,args=", "-p", ",".join(map(str, running))]
    listed = subprocess.run(ps, check=False, capture_output=True, text=True).stdout.splitlines()
    assert [line for line in listed if not line.startswith("Z")] == []


def test_a_start_after_a_sudden_power_cut_gives_the_verdict_that_was_due(new_site: Site) -> None:
    student = Student(new_site.url)
    attempt = student.submit(SLOW_SOLUTION)
    new_site.until(lambda: status(new_site, attempt) == "running", 30, "start of the attempt")
    running = processes.descendants(new_site.process.pid)
    new_site.process.kill()
    new_site.process.wait()
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}/exe").exists() for pid in running):
        assert time.monotonic() < deadline, "some processes outlived the supervisor"
        time.sleep(0.1)
    new_site.start()
    new_site.until(lambda: outcome(new_site, attempt), VERDICT_SECONDS, "verdict")
    assert outcome(new_site, attempt) == "passed"
