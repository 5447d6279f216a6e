"""The worked explanation, for those who have tried and want to see it."""

from __future__ import annotations

import pytest
from django.test import Client

from attempts import services
from attempts.models import GivenUp, Kind
from graders.contract import Job, Outcome
from people.models import User
from tests.platform.cast import CODE, MAE, exercise, passed
from tests.platform.test_by_hand import HTMX, right_mae, send

pytestmark = pytest.mark.django_db

BUTTON = "Give up and see the solution"
EXPLANATION = "How it is worked out"


def test_who_has_not_tried_can_not_give_up(as_alice: Client) -> None:
    assert BUTTON not in as_alice.get(f"/{MAE}/").content.decode()
    page = as_alice.post(f"/{MAE}/give-up/", headers=HTMX).content.decode()
    assert EXPLANATION not in page
    assert not GivenUp.objects.exists()


def test_who_has_tried_may_see_the_explanation_and_nobody_else_does(as_alice: Client, as_bob: Client) -> None:
    assert BUTTON in send(as_alice, MAE, mae="0.001")
    page = as_alice.post(f"/{MAE}/give-up/", headers=HTMX).content.decode()
    assert EXPLANATION in page
    assert BUTTON not in page
    assert EXPLANATION in as_alice.get("/dense-networks/losses/").content.decode()
    assert EXPLANATION not in send(as_bob, MAE, mae="0.001")


def test_giving_up_twice_is_giving_up_once_and_works_without_scripts(as_alice: Client) -> None:
    send(as_alice, MAE, mae="0.001")
    for _ in range(2):
        assert as_alice.post(f"/{MAE}/give-up/").headers["Location"] == f"/{MAE}/#exercise-mae"
    assert GivenUp.objects.count() == 1


def test_answer_that_passes_after_giving_up_counts(as_alice: Client, alice: User) -> None:
    send(as_alice, MAE, mae="0.001")
    as_alice.post(f"/{MAE}/give-up/")
    page = send(as_alice, MAE, mae=right_mae(alice))
    assert "2 of 2 points" in " ".join(page.split())


def test_verdict_of_code_brings_the_button_and_then_the_explanation(
    as_alice: Client, alice: User, sent: list[Job]
) -> None:
    failed, right = (
        services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="x = 1") for _ in range(2)
    )
    assert BUTTON not in as_alice.get(f"/{CODE}/").content.decode()
    services.record(passed(failed, Outcome.FAILED))
    assert BUTTON in as_alice.get(f"/attempts/{failed.pk}/verdict/").content.decode()
    assert BUTTON in as_alice.get(f"/{CODE}/").content.decode()
    services.record(passed(right))
    page = as_alice.get(f"/attempts/{right.pk}/verdict/").content.decode()
    assert BUTTON not in page
    assert "How it is done" in page


def test_visitor_who_gives_up_is_sent_to_sign_in(visitor: Client) -> None:
    assert visitor.post(f"/{MAE}/give-up/").headers["Location"].startswith("/sign-in/")
