"""Sending code: stored first, queued after the commit, seen by its owner only."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from attempts import services
from attempts.models import Attempt, Kind, Status
from attempts.sweep import send_unsent
from courses.models import reference_of, revision_of
from graders import contract
from graders.contract import Job
from people.models import User
from tests.platform.cast import CODE, MAE, MNIST, exercise, passed

pytestmark = pytest.mark.django_db

SOURCE = "model = 1\n"
JSON = {"Accept": "application/json"}


@pytest.fixture
def committing(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> DjangoCaptureOnCommitCallbacks:
    return django_capture_on_commit_callbacks


def submit(client: Client, source: str = SOURCE, kind: str = "submit", path: str = CODE) -> dict[str, Any]:
    response = client.post(f"/{path}/attempts/", {"kind": kind, "source": source}, headers=JSON)
    return {"status_code": response.status_code, **response.json()}


def told(response: Any, attempt: str) -> str:
    """Return what a page says besides the address asked for and the form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode().replace(attempt, ""))


def make_attempt(student: User, kind: Kind = Kind.SUBMIT) -> Attempt:
    return services.submit(student=student, exercise=exercise(CODE), kind=kind, source=SOURCE)


def test_submitting_answers_with_the_place_in_the_queue(as_alice: Client, sent: list[Job]) -> None:
    answer = submit(as_alice)
    assert answer["status_code"] == 201
    assert (answer["status"], answer["place"]) == ("queued", 1)
    assert answer["events_url"] == f"/attempts/{answer['id']}/events/"


def test_row_is_committed_before_the_job_is_queued(
    as_alice: Client, sent: list[Job], committing: DjangoCaptureOnCommitCallbacks
) -> None:
    with committing() as callbacks:
        submit(as_alice)
    assert sent == []
    assert Attempt.objects.get().sent_at is None
    for callback in callbacks:
        callback()
    assert Attempt.objects.get().sent_at is not None
    assert [job.attempt for job in sent] == [str(Attempt.objects.get().pk)]


def test_job_is_self_contained_and_keeps_line_ends_plain(
    as_alice: Client, sent: list[Job], committing: DjangoCaptureOnCommitCallbacks
) -> None:
    with committing(execute=True):
        submit(as_alice, "a = 1\r\nb = 2\r\n", kind="run", path=MNIST)
    (job,) = sent
    assert (job.source, job.kind, job.queue) == ("a = 1\nb = 2\n", contract.Kind.RUN, "cpu")
    assert (job.exercise, job.epochs) == (MNIST, 15)
    reference = reference_of(revision_of(exercise(MNIST)))
    assert reference is not None
    assert job.bands["cpu"]["accuracy"][0] == reference.band_for("cpu").accuracy.low
    assert Job.from_json(job.to_json()) == job


def test_broker_that_is_away_loses_nothing_and_a_sweep_sends_later(
    as_alice: Client,
    broken_broker: Callable[[], None],
    committing: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with committing(execute=True):
        assert submit(as_alice)["status_code"] == 201
    assert Attempt.objects.get().status == Status.QUEUED
    assert Attempt.objects.get().sent_at is None
    broken_broker()
    jobs: list[Job] = []
    monkeypatch.setattr("attempts.queue.put", jobs.append)
    Attempt.objects.update(created_at=timezone.now() - timedelta(seconds=10))
    send_unsent()
    assert len(jobs) == 1
    assert Attempt.objects.get().sent_at is not None


def test_student_may_have_two_waiting_and_is_told_so(as_alice: Client, as_bob: Client, sent: list[Job]) -> None:
    submit(as_alice)
    submit(as_alice)
    refused = submit(as_alice)
    assert refused["status_code"] == 429
    assert "still on their way" in refused["error"]
    assert submit(as_bob)["status_code"] == 201


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "no code yet"),
        ("  \n", "no code yet"),
        ("x = 'a\0b'", "Null characters"),
        ("x = 1\x07", "not text"),
        ("#" * (64 * 1024 + 1), "at most 64 KiB"),
        ("#" + "ы" * 40_000, "at most 64 KiB"),
    ],
)
def test_source_that_can_not_be_taken_is_refused_with_the_reason(as_alice: Client, source: str, words: str) -> None:
    refused = submit(as_alice, source)
    assert refused["status_code"] == 422
    assert words in refused["error"]
    assert not Attempt.objects.exists()


def test_bytes_that_are_no_utf8_are_refused(as_alice: Client) -> None:
    body = b"kind=submit&source=x%FF"
    response = as_alice.post(f"/{CODE}/attempts/", body, "application/x-www-form-urlencoded", headers=JSON)
    assert response.status_code == 422


def test_unknown_kind_is_refused(as_alice: Client) -> None:
    assert submit(as_alice, kind="regrade")["status_code"] == 422


def test_visitor_is_told_to_sign_in(visitor: Client) -> None:
    refused = submit(visitor)
    assert refused["status_code"] == 401
    assert refused["sign_in_url"].startswith("/sign-in/")


def test_by_hand_exercise_takes_no_code(as_alice: Client) -> None:
    assert as_alice.post(f"/{MAE}/attempts/", {"kind": "run", "source": "x"}).status_code == 404


def test_refused_code_stays_in_the_editor_without_scripts(as_alice: Client, sent: list[Job]) -> None:
    for _ in range(2):
        as_alice.post(f"/{CODE}/attempts/", {"kind": "run", "source": SOURCE})
    response = as_alice.post(f"/{CODE}/attempts/", {"kind": "run", "source": "mine = 1"})
    assert response.status_code == 429
    assert "mine = 1" in response.content.decode()


def test_bench_opens_with_the_starter_and_then_with_the_last_source(as_alice: Client, sent: list[Job]) -> None:
    starter = revision_of(exercise(CODE)).starter["en"].splitlines()[0]
    assert starter in as_alice.get(f"/{CODE}/").content.decode()
    submit(as_alice, "mine = 238\n")
    assert "mine = 238" in as_alice.get(f"/{CODE}/").content.decode()


def test_bench_of_an_attempt_on_its_way_knows_where_to_follow_it(as_alice: Client, sent: list[Job]) -> None:
    answer = submit(as_alice)
    assert answer["events_url"] in as_alice.get(f"/{CODE}/").content.decode()


def test_bench_carries_no_expected_values(as_alice: Client) -> None:
    page = as_alice.get(f"/{CODE}/").content.decode()
    assert "238510" not in page
    assert "mistakes" not in page


def test_student_cannot_open_another_students_attempt(
    as_bob: Client, as_ivan: Client, alice: User, sent: list[Job]
) -> None:
    attempt = make_attempt(alice)
    absent = "00000000-0000-4000-8000-000000000000"
    for address in ("/attempts/{}/", "/attempts/{}/verdict/"):
        theirs, nobodys = as_bob.get(address.format(attempt.pk)), as_bob.get(address.format(absent))
        assert theirs.status_code == nobodys.status_code == 404
        assert told(theirs, str(attempt.pk)) == told(nobodys, absent)
    assert as_bob.post(f"/attempts/{attempt.pk}/stop/").status_code == 404
    assert as_ivan.get(f"/attempts/{attempt.pk}/").status_code == 200
    assert as_ivan.post(f"/attempts/{attempt.pk}/stop/").status_code == 404
    attempt.refresh_from_db()
    assert attempt.status == Status.QUEUED


def test_earlier_attempt_opens_with_its_source_and_verdict(as_alice: Client, alice: User, sent: list[Job]) -> None:
    attempt = make_attempt(alice)
    services.record(passed(attempt))
    page = as_alice.get(f"/attempts/{attempt.pk}/").content.decode()
    assert "model = 1" in page
    assert "Done: everything holds." in page
    assert f"/attempts/{attempt.pk}/" in as_alice.get(f"/{CODE}/").content.decode()


def test_verdict_is_given_alone_once_it_is_there(as_alice: Client, alice: User, sent: list[Job]) -> None:
    attempt = make_attempt(alice)
    assert as_alice.get(f"/attempts/{attempt.pk}/verdict/").status_code == 204
    services.record(passed(attempt))
    page = as_alice.get(f"/attempts/{attempt.pk}/verdict/").content.decode()
    assert "Done: everything holds." in page
    assert "<html" not in page


def test_verdict_of_a_trained_network_tells_the_time_that_we_measured(
    as_alice: Client, alice: User, sent: list[Job]
) -> None:
    attempt = services.submit(student=alice, exercise=exercise(MNIST), kind=Kind.SUBMIT, source=SOURCE)
    resources = contract.Resources(wall_seconds=47.2)
    services.record(dataclasses.replace(passed(attempt), measurements={"accuracy": 0.98}, resources=resources))
    page = " ".join(as_alice.get(f"/attempts/{attempt.pk}/verdict/").content.decode().split())
    assert "<dt>Training time</dt><dd>47 s</dd>" in page


def test_table_of_a_check_says_in_words_what_is_right(as_alice: Client, alice: User, sent: list[Job]) -> None:
    def both(word: str) -> dict[str, str]:
        return {"ru": word, "en": word}

    attempt = make_attempt(alice)
    cell = contract.Cell
    rows = ((cell(both("1")), cell(both("Dense · 300"), True)), (cell(both("2")), cell(both("<b>Dense</b>"), False)))
    table = contract.Table(both("Layer by layer"), (both("Layer"), both("Yours")), rows)
    check = contract.CheckResult("model.layers", both("Layers"), False, 1, 2, both("Row 2 differs."), table=table)
    services.record(dataclasses.replace(passed(attempt, contract.Outcome.PARTLY), checks=(check,)))
    page = as_alice.get(f"/attempts/{attempt.pk}/verdict/").content.decode()

    assert '<details class="check-table" open>' in page
    assert "right: </span>Dense · 300</td>" in page
    assert "not yet: </span>&lt;b&gt;Dense&lt;/b&gt;</td>" in page


def test_run_costs_nothing(as_alice: Client, alice: User, sent: list[Job]) -> None:
    attempt = make_attempt(alice, Kind.RUN)
    services.record(contract.Verdict(str(attempt.pk), attempt.nonce, contract.Outcome.STUDENT_ERROR, None))
    assert 'data-tone="not-yet"' not in as_alice.get("/").content.decode()


def test_place_counts_those_who_came_before(as_alice: Client, as_bob: Client, sent: list[Job]) -> None:
    submit(as_alice)
    assert submit(as_bob)["place"] == 2


def test_bench_takes_few_queries(
    as_alice: Client, sent: list[Job], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    submit(as_alice)
    with django_assert_max_num_queries(12):
        as_alice.get(f"/{CODE}/")
