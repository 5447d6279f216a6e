"""Extra time for a quiz: who gives it, when it counts, what is kept of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from people.models import User
from quizzes import services
from quizzes.models import ExtraTime, Sitting
from tests.platform.test_quizzes import QUIZ, quiz, set_time, sitting

__all__ = ["sitting"]

pytestmark = pytest.mark.django_db

SITTINGS = f"{QUIZ}sittings/"


def give(client: Client, student: User, minutes: int | str) -> str:
    response = client.post(SITTINGS, {"student": student.pk, "minutes": str(minutes)}, follow=True)
    return " ".join(response.content.decode().split())


def test_extra_time_is_told_before_the_start_and_given_from_it(as_ivan: Client, as_alice: Client, alice: User) -> None:
    give(as_ivan, alice, 15)
    page = " ".join(as_alice.get(QUIZ).content.decode().split())
    assert "75 minutes: 15 of them are extra time" in page
    as_alice.post(f"{QUIZ}start/")
    sitting = Sitting.objects.get()
    assert sitting.deadline - sitting.started_at == timedelta(minutes=75)


def test_extra_time_moves_the_deadline_of_a_sitting_that_runs(
    as_ivan: Client, as_alice: Client, alice: User, sitting: Sitting
) -> None:
    give(as_ivan, alice, 30)
    assert 5390 < as_alice.get(f"{QUIZ}clock/").json()["seconds_left"] <= 5400
    give(as_ivan, alice, 0)
    assert 3590 < as_alice.get(f"{QUIZ}clock/").json()["seconds_left"] <= 3600


def test_page_shows_who_has_set_it_and_every_change_is_kept(as_ivan: Client, ivan: User, alice: User) -> None:
    assert "20 set by ivan" in give(as_ivan, alice, 20)
    give(as_ivan, alice, 20)
    give(as_ivan, alice, 0)
    rows = ExtraTime.objects.filter(student=alice).order_by("set_at")
    assert [(row.minutes, row.set_by) for row in rows] == [(20, ivan), (0, ivan)]
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        ExtraTime.objects.update(minutes=60)


@pytest.mark.parametrize("minutes", ["-5", "many", "", "601"])
def test_what_is_no_number_of_minutes_is_refused_with_a_reason(as_ivan: Client, alice: User, minutes: str) -> None:
    response = as_ivan.post(SITTINGS, {"student": alice.pk, "minutes": minutes})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ExtraTime.objects.exists()


def test_student_neither_sees_the_page_nor_gives_time(as_alice: Client, alice: User, visitor: Client) -> None:
    assert as_alice.get(SITTINGS).status_code == 404
    assert as_alice.post(SITTINGS, {"student": alice.pk, "minutes": "60"}).status_code == 404
    assert visitor.get(SITTINGS).status_code == 302
    assert not ExtraTime.objects.exists()


def test_time_that_is_over_is_not_brought_back(as_ivan: Client, alice: User, sitting: Sitting) -> None:
    set_time(sitting, seconds_left=-60)
    give(as_ivan, alice, 30)
    sitting.refresh_from_db()
    assert sitting.ended == "time"


def test_instructor_sees_where_every_student_stands(
    as_ivan: Client, as_alice: Client, bob: User, sitting: Sitting
) -> None:
    page = as_ivan.get(SITTINGS).content.decode()
    assert "under way" in page
    assert "not started" in page
    as_alice.post(f"{QUIZ}finish/")
    page = " ".join(as_ivan.get(SITTINGS).content.decode().split())
    assert "0 of 15" in page
    assert f'href="/sittings/{sitting.pk}/"' in page


def test_list_of_sittings_closes_those_whose_time_is_over(as_ivan: Client, sitting: Sitting) -> None:
    set_time(sitting, seconds_left=-60)
    assert "the time was over" in as_ivan.get(SITTINGS).content.decode()


def test_extra_time_of_one_student_is_not_anothers(alice: User, bob: User, ivan: User) -> None:
    services.grant_extra_time(student=alice, quiz=quiz(), minutes=15, instructor=ivan)
    sitting = services.start(student=bob, quiz=quiz())
    assert sitting.deadline - sitting.started_at == timedelta(minutes=60)


def test_those_who_teach_find_the_page_from_the_course_and_students_do_not(as_ivan: Client, as_alice: Client) -> None:
    assert f'href="{SITTINGS}"' in as_ivan.get("/dense-networks/").content.decode()
    assert f'href="{SITTINGS}"' not in as_alice.get("/dense-networks/").content.decode()
