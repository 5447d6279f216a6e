"""What code has drawn stays with the attempt, for its student and those who teach."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from attempts import services
from attempts.models import Attempt, Kind, Picture
from graders import pictures
from graders.contract import Job, Outcome
from people.models import User
from tests.platform.cast import CODE, exercise, passed
from tests.sandbox.test_pictures import picture, png

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def drawn(alice: User, sent: list[Job]) -> Attempt:
    attempt = services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="plt.show()")
    events = [picture(png(), title='loss < "0.1"')["data"], picture(png(3), title="")["data"]]
    services.record(passed(attempt), pictures.from_json(pictures.to_json(events)))
    return attempt


def address(attempt: Attempt, number: int) -> str:
    return reverse("attempt_picture", args=[attempt.pk, number])


@pytest.mark.parametrize("place", ["attempt", "bench"])
def test_pictures_are_shown_again_with_their_names(as_alice: Client, drawn: Attempt, place: str) -> None:
    url = reverse("attempt", args=[drawn.pk]) if place == "attempt" else f"/{CODE}/"
    shown = as_alice.get(url, headers=ENGLISH).content.decode()

    for number, name in (
        (1, "Picture 1, drawn by the code: loss &lt; &quot;0.1&quot;"),
        (2, "Picture 2, drawn by the code"),
    ):
        assert f'src="{address(drawn, number)}" alt="{name}"' in shown


def test_the_instructor_sees_them_and_another_student_does_not(
    as_alice: Client, as_bob: Client, as_ivan: Client, client: Client, drawn: Attempt
) -> None:
    url = address(drawn, 2)

    seen = as_ivan.get(url)
    assert (seen.status_code, seen.content, seen["Content-Type"]) == (200, png(3), "image/png")
    assert seen["X-Content-Type-Options"] == "nosniff"
    assert as_alice.get(url).content == png(3)
    assert as_bob.get(url).status_code == 404
    assert as_alice.get(address(drawn, 3)).status_code == 404
    assert client.get(url).status_code == 302


def test_a_second_verdict_brings_no_pictures(drawn: Attempt) -> None:
    assert not services.record(passed(drawn, Outcome.FAILED), [pictures.Picture(png(4), "late")])

    assert [one.title for one in drawn.pictures.all()] == ['loss < "0.1"', ""]


def test_a_picture_is_never_changed(drawn: Attempt) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(attempt=drawn).update(title="better")
