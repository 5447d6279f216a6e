"""The recorder, over a real Redis: what workers report is recorded once, whatever happens in between."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import Settings
from redis.exceptions import ConnectionError as RedisConnectionError

from attempts import services, wire
from attempts.models import Attempt, Kind, Status, Verdict
from attempts.recorder import Recorder
from graders import channel
from graders.contract import Job, Outcome
from people.models import User
from tests.platform.cast import CODE, exercise, passed, publish_shipped

pytestmark = [pytest.mark.broker, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _redis(any_redis_server: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.REDIS_URL = any_redis_server
    monkeypatch.setattr("attempts.recorder.BLOCK_MS", 50)
    wire.client().flushall()
    publish_shipped()


@pytest.fixture
def attempt(alice: User, sent: list[Job]) -> Attempt:
    return services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="model = 1\n")


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """A recorder at work in a thread."""
    recorder = Recorder()
    thread = threading.Thread(target=_run, args=(recorder,))
    thread.start()
    yield recorder
    recorder.stop()
    thread.join(timeout=5)
    assert not thread.is_alive()


def _run(recorder: Recorder) -> None:
    try:
        recorder.run()
    finally:
        connection.close()


def report_start(attempt: Attempt) -> None:
    fields = {"kind": "started", "attempt": str(attempt.pk), "nonce": attempt.nonce, "worker": "w1"}
    wire.client().xadd(channel.REPORTS, fields)  # type: ignore[arg-type]


def report_verdict(attempt: Attempt, outcome: Outcome = Outcome.PASSED) -> None:
    wire.client().xadd(channel.REPORTS, {"kind": "verdict", "body": passed(attempt, outcome).to_json()})


def wait_until(condition: Callable[[], bool], seconds: float = 8.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def nothing_is_pending() -> bool:
    return not wire.has_pending_reports()


def test_start_and_verdict_reach_the_database_and_the_page(attempt: Attempt, recorder: Recorder) -> None:
    report_start(attempt)
    wait_until(lambda: Attempt.objects.get().status == Status.RUNNING)
    report_verdict(attempt)
    wait_until(lambda: Attempt.objects.get().status == Status.GRADED)
    wait_until(nothing_is_pending)
    events = wire.client().xrange(channel.events_key(str(attempt.pk))) or []
    assert [fields for _, fields in events] == [{"type": "done", "data": '{"outcome": "passed"}'}]


def test_reports_from_before_the_recorder_started_are_recorded(attempt: Attempt) -> None:
    report_start(attempt)
    report_verdict(attempt)
    recorder = Recorder()
    recorder._join()
    recorder.step()
    assert Verdict.objects.get().outcome == "passed"


def test_duplicate_report_is_recorded_once(attempt: Attempt, recorder: Recorder) -> None:
    report_verdict(attempt)
    report_verdict(attempt, Outcome.FAILED)
    wait_until(nothing_is_pending)
    assert Verdict.objects.get().outcome == "passed"


def test_report_that_makes_no_sense_does_not_stop_the_next(
    attempt: Attempt, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    wire.client().xadd(channel.REPORTS, {"kind": "verdict", "body": "{"})
    wire.client().xadd(channel.REPORTS, {"kind": "gossip"})
    wire.client().xadd(channel.REPORTS, {"kind": "started", "attempt": "no uuid", "nonce": ""})
    wire.client().xadd(channel.REPORTS, {"x": "y"})
    nested = '{"a":' * 900 + "1" + "}" * 900
    body = passed(attempt).to_json().replace('"measurements":{}', f'"measurements":{{"deep":{nested}}}')
    wire.client().xadd(channel.REPORTS, {"kind": "verdict", "body": body})
    report_verdict(attempt)
    wait_until(Verdict.objects.exists)
    wait_until(nothing_is_pending)
    assert Verdict.objects.get().document["measurements"] == {}
    assert caplog.text.count("dropped a report") == 5


def test_report_over_which_the_recorder_stumbles_is_read_once(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> bool:
        raise RuntimeError("nobody thought of that")

    report_verdict(attempt)
    recorder = Recorder()
    with monkeypatch.context() as patch:
        patch.setattr(services, "record", stumble)
        recorder._join()
        recorder.step()
    assert nothing_is_pending()
    assert "nobody thought of that" in caplog.text


def test_report_that_a_dead_recorder_had_read_is_recorded_by_the_next(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attempts.recorder.ADOPT_AFTER_MS", 0)
    dead, alive = Recorder(), Recorder()
    dead.name = "dead"
    dead._join()
    report_verdict(attempt)
    assert len(list(dead._read(">"))) == 1
    alive.step()
    assert Verdict.objects.get().outcome == "passed"
    assert nothing_is_pending()


def test_recorder_outlives_a_database_outage(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    record, outages = services.record, iter([True, True])

    def fail_twice(*report: object) -> bool:
        if next(outages, False):
            raise OperationalError("the database is away")
        return record(*report)  # type: ignore[arg-type]

    monkeypatch.setattr(services, "record", fail_twice)
    recorder = Recorder()
    thread = threading.Thread(target=_run, args=(recorder,))
    thread.start()
    report_verdict(attempt)
    wait_until(Verdict.objects.exists)
    recorder.stop()
    thread.join(timeout=5)
    assert caplog.text.count("the database is away") == 2


def test_recorder_outlives_a_redis_outage(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    read, outages = Recorder._read, iter([True, True])

    def fail_twice(self: Recorder, after: str, *, block: int | None = None) -> object:
        if next(outages, False):
            raise RedisConnectionError("connection refused")
        return read(self, after, block=block)

    monkeypatch.setattr(Recorder, "_read", fail_twice)
    recorder = Recorder()
    thread = threading.Thread(target=_run, args=(recorder,))
    thread.start()
    report_verdict(attempt)
    wait_until(Verdict.objects.exists)
    recorder.stop()
    thread.join(timeout=5)
    assert caplog.text.count("connection refused") == 2
    assert "recorder is ready" in caplog.text


def test_attempts_are_not_taken_back_right_after_an_outage(
    attempt: Attempt, sent: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent.clear()
    then = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(status=Status.RUNNING, created_at=then, started_at=then)
    recorder = Recorder()
    recorder._join()
    recorder.step()
    assert sent == []
    monkeypatch.setattr("attempts.recorder.RENEWAL_SECONDS", 0.0)
    patient = Recorder()
    patient._join()
    patient.step()
    assert len(sent) == 1


def test_redis_that_lost_its_data_is_used_again(attempt: Attempt, recorder: Recorder) -> None:
    wait_until(lambda: bool(wire.client().exists(channel.REPORTS)))
    wire.client().flushall()
    report_verdict(attempt)
    wait_until(Verdict.objects.exists)


def test_recorder_process_says_it_is_ready_and_stops_when_told(any_redis_server: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "REDIS_URL": any_redis_server,
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "GRADUS_SECRET_KEY": "for this test",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "recorder"]
    migrate = [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"]
    subprocess.run(migrate, env=environment, check=True)
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any("recorder is ready" in line for line in lines)
        told_at = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=5) == 0
        assert time.monotonic() - told_at < 2.0


def test_a_report_that_a_dying_recorder_left_acknowledged_hides_no_lost_try(attempt: Attempt) -> None:
    """It died after the acknowledgement and before the entry was removed."""
    client = wire.client()
    client.xgroup_create(channel.REPORTS, channel.REPORTS_GROUP, id="0", mkstream=True)
    report_start(attempt)
    assert wire.has_pending_reports()

    answer = client.xreadgroup(channel.REPORTS_GROUP, "r1", {channel.REPORTS: ">"})
    ((entry, _fields),) = wire.entries(answer)
    assert wire.has_pending_reports()

    client.xack(channel.REPORTS, channel.REPORTS_GROUP, entry)
    assert client.xlen(channel.REPORTS) == 1
    assert not wire.has_pending_reports()
