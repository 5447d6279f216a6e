"""Answering with numbers: understood, graded and explained in one request."""

from __future__ import annotations

import pytest
from django.test import Client

from attempts.forms import REVISION_FIELD
from attempts.models import Attempt, Kind, Status
from courses.models import revision_of
from courses.services import publish
from exercises import catalog
from people.models import User
from tests.platform.cast import CODE, MAE, TABLE, changed, draw_here, exercise, variant_of

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def right_mae(student: User) -> str:
    return f"{variant_of(student, MAE).answers['mae']:.3f}"


def form(path: str, **answers: str) -> dict[str, str]:
    """What the page sends: the answers, and the revision that it showed."""
    return answers | {REVISION_FIELD: revision_of(exercise(path)).hash}


def send(client: Client, path: str, **answers: str) -> str:
    response = client.post(f"/{path}/answer/", form(path, **answers), headers=HTMX)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("mark", [",", "."])
def test_right_answer_passes_with_comma_and_with_point(as_alice: Client, alice: User, mark: str) -> None:
    page = send(as_alice, MAE, mae=right_mae(alice).replace(".", mark))
    assert 'data-tone="passed"' in page
    attempt = Attempt.objects.get(student=alice)
    assert (attempt.kind, attempt.status) == (Kind.BY_HAND, Status.GRADED)
    assert attempt.verdict.outcome == "passed"
    assert attempt.verdict.points == 2


def test_page_says_how_the_number_was_understood(as_alice: Client, alice: User) -> None:
    assert "understood as 1.5" in send(as_alice, MAE, mae="1,50")


def test_number_is_understood_while_it_is_written(visitor: Client, client: Client) -> None:
    assert visitor.get("/number/", {"text": "6,727"}).json() == {"understood": "6.727", "error": ""}
    assert client.get("/number/", {"text": "6.727"}).json() == {"understood": "6,727", "error": ""}
    assert "does not read as a number" in visitor.get("/number/", {"text": "six"}).json()["error"]


def test_partly_right_table_earns_part_of_the_points(as_alice: Client, alice: User) -> None:
    answers = {name: str(value) for name, value in variant_of(alice, TABLE).answers.items()}
    page = send(as_alice, TABLE, **(answers | {"with_bias.total": "7", "with_bias.biases": "7"}))
    assert 'data-tone="partly"' in page
    verdict = Attempt.objects.get(student=alice).verdict
    assert (verdict.outcome, verdict.points, verdict.max_points) == ("partly", 4, 6)


def test_known_mistake_is_recognised_and_named(as_alice: Client, alice: User) -> None:
    total = variant_of(alice, MAE).mistakes["mae"]["losses.sum_not_mean"]
    page = send(as_alice, MAE, mae=str(total))
    assert "sum of the" in page
    assert "sum_not_mean" not in page
    assert Attempt.objects.get(student=alice).verdict.document["checks"][0]["key"] == "losses.sum_not_mean"


def test_text_that_is_no_number_is_refused_without_an_attempt(as_alice: Client) -> None:
    page = send(as_alice, MAE, mae="about six")
    assert "does not read as a number" in page
    assert 'value="about six"' in page
    assert not Attempt.objects.exists()


def test_empty_answer_is_refused_without_an_attempt(as_alice: Client) -> None:
    assert "No answer here yet" in send(as_alice, MAE, mae=" ")
    assert not Attempt.objects.exists()


def test_very_long_answer_is_refused_without_an_attempt(as_alice: Client) -> None:
    assert "longer than 32" in send(as_alice, MAE, mae="1" * 33)
    assert not Attempt.objects.exists()


def test_empty_cells_of_a_table_do_not_stop_the_others(as_alice: Client, alice: User) -> None:
    answers = variant_of(alice, TABLE).answers
    send(as_alice, TABLE, **{"without_bias.weights": str(answers["without_bias.weights"])})
    assert Attempt.objects.get(student=alice).verdict.points == 1


def test_form_works_without_scripts(as_alice: Client, alice: User) -> None:
    response = as_alice.post(f"/{MAE}/answer/", form(MAE, mae=right_mae(alice)), follow=True)
    assert response.redirect_chain == [(f"/{MAE}/#exercise-mae", 302)]
    assert 'data-tone="passed"' in response.content.decode()
    refused = as_alice.post(f"/{MAE}/answer/", form(MAE, mae="x"))
    assert refused.status_code == 422
    assert "does not read as a number" in refused.content.decode()


def test_explanation_appears_once_the_exercise_is_passed(as_alice: Client, alice: User) -> None:
    before = send(as_alice, MAE, mae="0.001")
    after = send(as_alice, MAE, mae=right_mae(alice))
    assert "How it is worked out" not in before
    assert "How it is worked out" in after


def test_visitor_who_answers_is_sent_to_sign_in_and_back(visitor: Client) -> None:
    response = visitor.post(
        f"/{MAE}/answer/", {"mae": "1"}, headers=HTMX | {"Referer": "http://testserver/dense-networks/losses/"}
    )
    assert response.headers["HX-Redirect"] == "/sign-in/?next=%2Fdense-networks%2Flosses%2F"
    assert not Attempt.objects.exists()


def test_code_exercise_takes_no_numbers(as_alice: Client) -> None:
    assert as_alice.post(f"/{CODE}/answer/", {"mae": "1"}).status_code == 404


def test_contents_show_where_the_student_stands(as_alice: Client, as_bob: Client, alice: User) -> None:
    send(as_alice, MAE, mae=right_mae(alice))
    assert 'data-tone="passed"' in as_alice.get("/").content.decode()
    assert 'data-tone="passed"' not in as_bob.get("/").content.decode()


def test_earlier_answer_stands_in_the_form_with_its_verdict(as_alice: Client, alice: User) -> None:
    send(as_alice, MAE, mae="0,001")
    page = as_alice.get("/dense-networks/losses/").content.decode()
    assert 'value="0,001"' in page
    assert 'data-tone="not-yet"' in page


def test_worse_answer_does_not_take_points_away(as_alice: Client, alice: User) -> None:
    send(as_alice, MAE, mae=right_mae(alice))
    page = send(as_alice, MAE, mae="0.001")
    assert "2 of 2 points" in " ".join(page.split())


def test_form_carries_the_revision_that_it_shows(as_alice: Client) -> None:
    page = as_alice.get(f"/{MAE}/").content.decode()
    assert f'name="{REVISION_FIELD}" value="{revision_of(exercise(MAE)).hash}"' in page


def test_answer_to_a_text_that_was_published_anew_is_not_graded(as_alice: Client, client: Client, alice: User) -> None:
    opened = form(MAE, mae="6,5")
    text = {"ru": "Новый текст", "en": "The new text"}
    publish(changed(catalog.load_all()[0], text=text), draw=draw_here)
    page = as_alice.post(f"/{MAE}/answer/", opened, headers=HTMX).content.decode()
    assert "The exercise has changed since you opened it." in page
    assert "The new text" in page
    assert 'value="6,5"' in page
    assert not Attempt.objects.exists()
    client.force_login(alice)
    assert (
        "С тех пор как вы открыли задание, оно изменилось." in client.post(f"/{MAE}/answer/", opened).content.decode()
    )
    send(as_alice, MAE, mae="6,5")
    assert Attempt.objects.get().revision == exercise(MAE).revision
