"""The life of an attempt: every change happens once, and what is lost on the way is repaired."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from attempts import services, wire
from attempts.models import Attempt, Kind, Status, Verdict
from attempts.selectors import standings
from attempts.sweep import send_unsent, take_back_lost
from courses.models import Revision, Variant
from graders import channel, contract
from graders.contract import Job, Outcome
from people.models import User
from tests.platform.cast import CODE, MAE, exercise, passed

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(seconds=60)


@pytest.fixture
def attempt(alice: User, sent: list[Job]) -> Attempt:
    return services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="model = 1\n")


@pytest.fixture
def with_redis(redis_server: str, settings: Settings) -> None:
    settings.REDIS_URL = redis_server
    wire.client().flushall()


def age(attempt: Attempt, **changes: object) -> Attempt:
    """Make the attempt older, as if nothing had happened for a minute."""
    then = timezone.now() - LONG_AGO
    Attempt.objects.filter(pk=attempt.pk).update(created_at=then, sent_at=then, **changes)
    attempt.refresh_from_db()
    return attempt


def running(attempt: Attempt) -> Attempt:
    services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)
    return age(attempt, started_at=timezone.now() - LONG_AGO)


def test_start_is_noted_once(attempt: Attempt) -> None:
    assert services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)
    assert not services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)
    attempt.refresh_from_db()
    assert attempt.status == Status.RUNNING
    assert attempt.started_at is not None


def test_duplicate_verdict_is_recorded_once(attempt: Attempt) -> None:
    assert services.record(passed(attempt))
    assert not services.record(passed(attempt, Outcome.FAILED))
    assert Verdict.objects.get().outcome == "passed"


def test_verdict_of_a_given_up_try_is_dropped(attempt: Attempt) -> None:
    stale = passed(attempt)
    services.give_up_try(attempt)
    assert not services.record(stale)
    assert not Verdict.objects.exists()
    assert services.record(passed(attempt))


def test_start_of_a_given_up_try_is_dropped(attempt: Attempt) -> None:
    old = attempt.nonce
    services.give_up_try(attempt)
    assert not services.start(attempt_id=str(attempt.pk), nonce=old)


def test_database_refuses_to_change_a_verdict(attempt: Attempt) -> None:
    services.record(passed(attempt))
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        Verdict.objects.update(points=100)


def test_output_with_bytes_that_no_database_takes_is_stored(attempt: Attempt) -> None:
    verdict = contract.Verdict(
        str(attempt.pk), attempt.nonce, Outcome.PASSED, 1.0, output="a\0b \\u0000 \ud800", measurements={"x": ["\0"]}
    )
    assert services.record(verdict)
    assert Verdict.objects.get().document["output"] == "a\N{REPLACEMENT CHARACTER}b \\u0000 ?"


def test_student_cancels_a_queued_attempt_even_without_redis(as_alice: Client, attempt: Attempt) -> None:
    response = as_alice.post(f"/attempts/{attempt.pk}/stop/", headers={"Accept": "application/json"})
    assert response.json()["status"] == "cancelled"
    assert Verdict.objects.get().outcome == "cancelled"
    assert not services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)
    assert not services.record(passed(attempt))


@pytest.mark.broker
def test_cancelling_a_running_attempt_asks_its_worker(as_alice: Client, attempt: Attempt, with_redis: None) -> None:
    running(attempt)
    response = as_alice.post(f"/attempts/{attempt.pk}/stop/", headers={"Accept": "application/json"})
    assert response.json()["status"] == "running"
    assert wire.client().get(channel.cancel_key(str(attempt.pk))) == "1"
    services.record(passed(attempt, Outcome.CANCELLED))
    attempt.refresh_from_db()
    assert attempt.status == Status.CANCELLED


def test_running_attempt_that_can_not_be_reached_says_so(as_alice: Client, attempt: Attempt) -> None:
    running(attempt)
    response = as_alice.post(f"/attempts/{attempt.pk}/stop/", headers={"Accept": "application/json"})
    assert response.status_code == 503
    assert "It is safe" in response.json()["error"]


def test_cancelling_what_is_finished_changes_nothing(as_alice: Client, attempt: Attempt) -> None:
    services.record(passed(attempt))
    as_alice.post(f"/attempts/{attempt.pk}/stop/")
    assert Verdict.objects.get().outcome == "passed"


@pytest.mark.broker
def test_message_that_was_lost_is_sent_again(attempt: Attempt, sent: list[Job], with_redis: None) -> None:
    old = age(attempt).nonce
    take_back_lost()
    attempt.refresh_from_db()
    assert [job.nonce for job in sent] == [attempt.nonce]
    assert attempt.nonce != old
    assert attempt.tries == 1


@pytest.mark.broker
def test_attempt_whose_message_is_lost_every_time_ends_as_our_error(
    attempt: Attempt, alice: User, sent: list[Job], with_redis: None
) -> None:
    for _ in range(3):
        age(attempt)
        take_back_lost()
        attempt.refresh_from_db()
    assert Verdict.objects.get().outcome == "platform-error"
    assert len(sent) == 2
    assert standings(alice, [exercise(CODE)])[exercise(CODE).pk].attempts_count == 0


def test_try_that_a_worker_has_begun_meanwhile_is_not_given_up(attempt: Attempt, sent: list[Job]) -> None:
    services.start(attempt_id=str(attempt.pk), nonce=attempt.nonce)
    services.give_up_try(attempt)
    attempt.tries = services.MAX_LOST_TRIES
    services.give_up_try(attempt)
    attempt.refresh_from_db()
    assert (attempt.status, attempt.tries, sent) == (Status.RUNNING, 0, [])


@pytest.mark.broker
def test_attempt_that_a_worker_holds_is_left_alone(attempt: Attempt, sent: list[Job], with_redis: None) -> None:
    running(attempt)
    wire.client().set(channel.claim_key(str(attempt.pk), attempt.nonce), "worker", px=15_000)
    take_back_lost()
    attempt.refresh_from_db()
    assert (attempt.status, sent) == (Status.RUNNING, [])


@pytest.mark.broker
def test_attempt_whose_report_is_on_its_way_is_left_alone(attempt: Attempt, sent: list[Job], with_redis: None) -> None:
    running(attempt)
    wire.client().xadd(channel.REPORTS, {"kind": "verdict", "body": "..."})
    take_back_lost()
    assert sent == []


@pytest.mark.broker
def test_waiting_attempt_is_left_alone_while_its_queue_is_full(
    attempt: Attempt, sent: list[Job], with_redis: None
) -> None:
    age(attempt)
    wire.client().lpush("cpu", "somebody's job")
    take_back_lost()
    assert sent == []


@pytest.mark.broker
def test_attempt_of_a_lost_worker_is_sent_again(attempt: Attempt, sent: list[Job], with_redis: None) -> None:
    stale = passed(running(attempt))
    take_back_lost()
    attempt.refresh_from_db()
    assert (attempt.status, attempt.tries, attempt.started_at) == (Status.QUEUED, 1, None)
    assert [job.nonce for job in sent] == [attempt.nonce]
    assert not services.record(stale)


@pytest.mark.broker
def test_third_lost_try_is_our_error_and_is_not_charged(
    attempt: Attempt, alice: User, sent: list[Job], with_redis: None
) -> None:
    for _ in range(3):
        running(attempt)
        take_back_lost()
        attempt.refresh_from_db()
    assert attempt.status == Status.GRADED
    verdict = Verdict.objects.get()
    assert (verdict.outcome, verdict.score) == ("platform-error", None)
    assert "our error" in verdict.document["message"]["en"]
    assert standings(alice, [exercise(CODE)])[exercise(CODE).pk].attempts_count == 0
    events = wire.client().xrange(channel.events_key(str(attempt.pk))) or []
    assert [fields for _, fields in events] == [{"type": "done", "data": '{"outcome": "platform-error"}'}]


def test_attempt_that_makes_no_job_is_our_error_and_holds_nobody_up(alice: User, bob: User, sent: list[Job]) -> None:
    found = exercise(CODE)
    services.submit(student=alice, exercise=found, kind=Kind.RUN, source="\\" * 200_000)
    services.submit(student=bob, exercise=found, kind=Kind.RUN, source="x = 1")
    Attempt.objects.update(created_at=timezone.now() - LONG_AGO)
    send_unsent()
    assert Attempt.objects.get(student=alice).verdict.outcome == "platform-error"
    assert [job.source for job in sent] == ["x = 1"]


def test_attempt_of_a_revision_that_can_not_be_read_any_more_holds_nobody_up_and_can_be_looked_at(
    as_alice: Client, alice: User, bob: User, sent: list[Job]
) -> None:
    found = exercise(CODE)
    old = Revision.objects.create(
        exercise=found, hash="0" * 64, spec={"kind": "code", "of": "old"}, text={}, explanation={}, starter={}
    )
    variant = Variant.objects.create(revision=old, seed=0, numbers={}, answers={}, mistakes={})
    then = timezone.now() - LONG_AGO
    unread = Attempt.objects.create(
        student=alice, revision=old, variant=variant, kind=Kind.SUBMIT, source="old = 1", queue="cpu", created_at=then
    )
    services.submit(student=bob, exercise=found, kind=Kind.RUN, source="x = 1")
    Attempt.objects.filter(student=bob).update(created_at=then)
    send_unsent()
    assert [job.source for job in sent] == ["x = 1"]
    assert Verdict.objects.get(attempt=unread).outcome == "platform-error"
    page = as_alice.get(f"/attempts/{unread.pk}/")
    assert (page.status_code, "old = 1" in page.content.decode()) == (200, True)
    assert as_alice.get(f"/attempts/{unread.pk}/verdict/").status_code == 200


def test_answer_by_hand_to_a_revision_that_can_not_be_read_any_more_is_shown(as_alice: Client, alice: User) -> None:
    old = Revision.objects.create(
        exercise=exercise(MAE), hash="0" * 64, spec={"kind": "by-hand"}, text={}, explanation={}, starter={}
    )
    variant = Variant.objects.create(revision=old, seed=0, numbers={}, answers={}, mistakes={})
    answer = {"kind": Kind.BY_HAND, "answers": {"mae": "6,5"}, "status": Status.GRADED, "finished_at": timezone.now()}
    attempt = Attempt.objects.create(student=alice, revision=old, variant=variant, **answer)
    page = as_alice.get(f"/attempts/{attempt.pk}/").content.decode()
    assert '<th scope="row">mae</th><td class="number">6,5</td>' in page


@pytest.mark.broker
def test_sweep_leaves_finished_attempts_alone(attempt: Attempt, sent: list[Job], with_redis: None) -> None:
    services.record(passed(age(attempt)))
    take_back_lost()
    assert sent == []
