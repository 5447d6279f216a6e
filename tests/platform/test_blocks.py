"""Running a lesson's code: by whom, what is sent to the workers, and that it costs nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from attempts import services
from attempts.models import Attempt, Kind, Status
from attempts.selectors import standings
from attempts.sweep import send_unsent
from courses.models import Lesson
from courses.selectors import exercises_of
from graders import contract
from graders.contract import Job, Outcome, StudentError, Verdict
from graders.jobs import BLOCK_LIMITS
from people.models import User
from tests.platform.cast import CODE, exercise
from tests.platform.test_lessons import _examples  # noqa: F401 - the course that has such lessons

RUN = "/run/examples/lesson/"
LESSON = "/examples/lesson/"
JSON = {"Accept": "application/json"}

pytestmark = pytest.mark.django_db


def run(client: Client, source: str = "print(x)", before: tuple[str, ...] = ("x = 1",), **more: Any) -> dict[str, Any]:
    response = client.post(RUN, {"source": source, "before": before, **more}, headers=JSON)
    return {"status_code": response.status_code, **response.json()}


def run_by(student: User) -> Attempt:
    lesson = Lesson.objects.get(course__slug="examples", slug="lesson")
    return services.run_block(student=student, lesson=lesson, source="print(x)", before=["x = 1"])


def verdict_on(attempt: Attempt, outcome: Outcome, error: StudentError | None = None) -> Verdict:
    return Verdict(str(attempt.pk), attempt.nonce, outcome, None, error=error, output="1\n")


def test_a_run_is_stored_and_answers_with_where_it_is_followed(as_alice: Client, alice: User, sent: list[Job]) -> None:
    answer = run(as_alice)

    attempt = Attempt.objects.get()
    assert (answer["status_code"], answer["kind"], answer["place"]) == (201, "block", 1)
    assert answer["events_url"] == reverse("attempt_events", args=[attempt.pk])
    assert (attempt.student, attempt.source, attempt.before, attempt.revision) == (alice, "print(x)", ["x = 1"], None)


def test_the_job_holds_the_code_its_lesson_and_nothing_to_grade(alice: User) -> None:
    job = services.job_of(run_by(alice))

    assert (job.kind, job.exercise, job.limits, job.checks) == (contract.Kind.RUN, "examples/lesson", BLOCK_LIMITS, ())
    assert (job.source, job.before) == ("print(x)", ("x = 1",))
    assert Job.from_json(job.to_json()) == job


def test_the_row_is_committed_before_the_job_is_queued(
    as_alice: Client, sent: list[Job], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        run(as_alice)
    assert sent == []
    callbacks[0]()
    assert [job.attempt for job in sent] == [str(Attempt.objects.get().pk)]


def test_a_run_that_was_not_sent_is_sent_by_the_sweep(alice: User, sent: list[Job]) -> None:
    attempt = run_by(alice)
    Attempt.objects.update(created_at=attempt.created_at.replace(year=2020))

    send_unsent()

    assert [job.attempt for job in sent] == [str(attempt.pk)]


def test_a_visitor_reads_the_code_and_has_to_sign_in_to_run_it(visitor: Client) -> None:
    page = visitor.get(LESSON).content.decode()

    assert "Sign in to run the code" in page
    assert "data-run>" not in page
    assert run(visitor)["status_code"] == 401
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    ("sent_as", "status", "error"),
    [
        ({"source": " \n"}, 422, "There is no code yet."),
        ({"source": "x" * 70_000}, 422, "The code is 69 KiB long"),
        ({"source": "x", "before": ("y" * 40_000, "z" * 40_000)}, 422, "The code is 79 KiB long"),
        ({"source": "x\1y"}, 422, "characters that are not text"),
        ({"source": "x", "before": ("y\1",)}, 422, "characters that are not text"),
    ],
)
def test_code_that_can_not_be_run_is_refused_and_no_attempt(
    as_alice: Client, sent_as: dict[str, Any], status: int, error: str
) -> None:
    answer = run(as_alice, **sent_as)

    assert answer["status_code"] == status
    assert error in answer["error"]
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("address", ["/run/examples/nothing/", "/run/examples/by-hand/", "/run/nothing/lesson/"])
def test_only_lessons_with_code_have_code_to_run(as_alice: Client, address: str) -> None:
    assert as_alice.post(address, {"source": "1"}, headers=JSON).status_code == 404


def test_runs_of_lessons_and_attempts_share_one_limit(as_alice: Client, alice: User, sent: list[Job]) -> None:
    services.submit(student=alice, exercise=exercise(CODE), kind=Kind.RUN, source="x")
    assert run(as_alice)["status_code"] == 201
    answer = run(as_alice)
    assert (answer["status_code"], Attempt.objects.count()) == (429, 2)
    assert "still on their way" in answer["error"]


def test_a_run_costs_nothing_and_stands_in_no_list(as_alice: Client, alice: User) -> None:
    before = dict(standings(alice, exercises_of(Lesson.objects.all())))
    services.record(verdict_on(run_by(alice), Outcome.STUDENT_ERROR))

    assert dict(standings(alice, exercises_of(Lesson.objects.all()))) == before
    assert "earlier attempt" not in as_alice.get("/examples/by-hand/").content.decode()


def test_what_came_of_a_run_is_a_part_of_the_page(as_alice: Client, alice: User) -> None:
    def said(outcome: Outcome, error: StudentError | None = None) -> str:
        attempt = run_by(alice)
        services.record(verdict_on(attempt, outcome, error))
        return as_alice.get(f"/attempts/{attempt.pk}/verdict/").content.decode()

    here = said(Outcome.STUDENT_ERROR, StudentError("NameError", "name 'y' is not defined", 1, "print(y)"))
    above = said(Outcome.STUDENT_ERROR, StudentError("NameError", "name 'y' is not defined"))

    assert "Ran for" in said(Outcome.PASSED)
    assert 'data-error-line="1"' in here
    assert "Line 1 stopped the code" in here
    assert "A block above this one stopped the code" in above


def test_another_student_sees_nothing_of_a_run(as_bob: Client, alice: User) -> None:
    attempt = run_by(alice)
    services.record(verdict_on(attempt, Outcome.PASSED))

    for name in ("attempt", "attempt_verdict"):
        assert as_bob.get(reverse(name, args=[attempt.pk])).status_code == 404
    assert as_bob.post(f"/attempts/{attempt.pk}/stop/", headers=JSON).status_code == 404


def test_a_run_has_no_page_but_its_lesson(as_alice: Client, alice: User) -> None:
    assert as_alice.get(f"/attempts/{run_by(alice).pk}/").headers["Location"] == LESSON


def test_a_run_in_the_queue_can_be_stopped(as_alice: Client, alice: User) -> None:
    attempt = run_by(alice)

    answer = as_alice.post(f"/attempts/{attempt.pk}/stop/", headers=JSON)

    assert answer.json()["status"] == "cancelled"
    assert Attempt.objects.get().status == Status.CANCELLED


def test_the_database_knows_no_attempt_at_nothing_and_none_at_both(alice: User) -> None:
    attempt = run_by(alice)

    with pytest.raises(IntegrityError, match="attempt_is_at_an_exercise_or_in_a_lesson"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(lesson=None)
    with pytest.raises(IntegrityError, match="attempt_is_at_an_exercise_or_in_a_lesson"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(kind=Kind.RUN)
