"""Two at once: only one of them counts. Runs on whatever database the tests run on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from attempts import services, wire
from attempts.models import Attempt, Kind, Status, Verdict
from attempts.sweep import take_back_lost
from graders.contract import Job, Outcome
from people.models import User
from tests.platform.cast import CODE, exercise, passed, publish_shipped

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 8


@pytest.fixture
def attempt(alice: User, sent: list[Job]) -> Attempt:
    publish_shipped()
    return services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="model = 1\n")


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make the calls in threads that start together; return what each gave, errors included."""
    barrier = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def call(index: int) -> None:
        barrier.wait(timeout=10)
        try:
            results[index] = calls[index]()
        except Exception as error:  # noqa: BLE001 (what it is, the test asserts)
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=(index,)) for index in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def test_two_verdicts_at_once_leave_one(attempt: Attempt) -> None:
    verdicts = [passed(attempt, outcome) for outcome in (Outcome.PASSED, Outcome.FAILED) * (TIMES // 2)]
    results = at_once(*[lambda verdict=verdict: services.record(verdict) for verdict in verdicts])
    assert sorted(results) == [False] * (TIMES - 1) + [True]
    assert Verdict.objects.count() == 1


def test_start_and_cancel_at_once_leave_one_end(attempt: Attempt) -> None:
    def start() -> bool:
        return services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)

    has_started, cancelled = at_once(start, lambda: services.cancel(attempt))
    attempt.refresh_from_db()
    if attempt.status == Status.CANCELLED:
        assert (cancelled, Verdict.objects.count()) == (True, 1)
    else:
        assert (has_started, Verdict.objects.count()) == (True, 0)
        assert isinstance(cancelled, services.UnreachableError)


@pytest.mark.broker
def test_two_sweeps_at_once_take_a_lost_attempt_back_once(
    attempt: Attempt, sent: list[Job], redis_server: str, settings: Settings
) -> None:
    settings.REDIS_URL = redis_server
    wire.client().flushall()
    sent.clear()
    then = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(status=Status.RUNNING, created_at=then, sent_at=then, started_at=then)
    assert at_once(*[take_back_lost] * TIMES) == [None] * TIMES
    attempt.refresh_from_db()
    assert (attempt.status, attempt.tries) == (Status.QUEUED, 1)
    assert {job.nonce for job in sent} == {attempt.nonce}


def test_many_submissions_at_once_stay_within_the_students_limit(alice: User, sent: list[Job]) -> None:
    publish_shipped()
    found = exercise(CODE)

    def submit() -> Attempt:
        return services.submit(student=alice, exercise=found, kind=Kind.RUN, source="x = 1")

    results = at_once(*[submit] * TIMES)
    assert sum(isinstance(result, Attempt) for result in results) == services.MAX_QUEUED
    assert sum(isinstance(result, services.TooManyError) for result in results) == TIMES - services.MAX_QUEUED
