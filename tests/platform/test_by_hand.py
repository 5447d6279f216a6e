"""Answering with numbers: understood, graded and explained in one request."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from attempts.forms import REVISION_FIELD
from attempts.models import Attempt, Kind, Status
from courses.models import revision_of
from courses.models import variant_of as variant_of_schema
from courses.services import publish
from exercises import catalog
from people.models import User
from tests.platform.cast import CODE, MAE, TABLE, changed, draw_here, exercise, numbers_here, variant_of

CHOOSE = "dense-networks/losses/choose-loss"
MATCH = "dense-networks/losses/output-activation"
VECTOR = "dense-networks/first-model/forward"
MATRIX = "dense-networks/first-model/forward-batch"
ORDER = "dense-networks/first-model/steps"
CCE = "dense-networks/losses/cce"
STEPS = ("data", "create", "add", "compile", "fit", "predict")

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def right_mae(student: User) -> str:
    return f"{variant_of(student, MAE).answers['mae']:.3f}"


def form(path: str, **answers: str | list[str]) -> dict[str, str | list[str]]:
    """What the page sends: the answers, and the revision that it showed."""
    return answers | {REVISION_FIELD: revision_of(exercise(path)).hash}


def send(client: Client, path: str, **answers: str | list[str]) -> str:
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


def test_empty_field_among_others_is_refused_and_comes_into_focus(as_alice: Client) -> None:
    page = send(as_alice, CHOOSE, price="mse")
    assert "Nothing is chosen here yet" in page
    assert page.count("autofocus") == 1
    assert page.index('value="mse" checked') < page.index("autofocus")
    assert not Attempt.objects.exists()


def test_first_of_two_unreadable_cells_comes_into_focus(as_alice: Client) -> None:
    answers = {"output.1": "1", "output.2": "1,234.5", "activated.1": "x", "activated.2": "2"}
    page = send(as_alice, VECTOR, **answers)
    assert "is it 1234.5 or 1.2345?" in page
    assert page.count('aria-invalid="true"') == 2
    (focused,) = [part for part in page.split("<input") if "autofocus" in part]
    assert 'name="output.2"' in focused
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
    publish(changed(catalog.load_all()[0], text=text), draw=draw_here, draw_numbers=numbers_here)
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


def exact(student: User, path: str) -> dict[str, str]:
    """The right answer of the student's own variant."""
    return {name: repr(value) for name, value in variant_of_schema(variant_of(student, path)).answer_cells.items()}


@pytest.mark.parametrize("path", [VECTOR, MATRIX, CCE])
def test_cells_of_a_vector_and_a_matrix_are_graded_one_by_one(as_alice: Client, alice: User, path: str) -> None:
    answers = exact(alice, path)
    first = next(iter(answers))
    send(as_alice, path, **(answers | {first: "99.99"}))
    verdict = Attempt.objects.get(student=alice).verdict
    assert [check["name"] for check in verdict.document["checks"] if not check["passed"]] == [first]
    assert 'data-tone="passed"' in send(as_alice, path, **answers)


@pytest.mark.parametrize(
    ("path", "english", "russian"),
    [
        (MAE, "round to 3 decimal places", "округлите до 3 знаков после запятой"),
        (CCE, "round to 3 significant digits", "округлите до 3 значащих цифр"),
        (VECTOR, "to within 0.001", "с точностью до 0,001"),
    ],
)
def test_the_rounding_that_grades_is_asked_for_beside_the_field(
    visitor: Client, client: Client, path: str, english: str, russian: str
) -> None:
    assert english in visitor.get(f"/{path}/").content.decode()
    assert russian in client.get(f"/{path}/", headers={"Accept-Language": "ru"}).content.decode()


def test_chosen_options_are_explained_once_they_were_graded(as_alice: Client) -> None:
    before = as_alice.get(f"/{CHOOSE}/").content.decode()
    after = send(as_alice, CHOOSE, price="mse", binary=["labels", "digit"])
    explained = ["this is regression, and MSE", "Each label is a question of its own", "Exactly one class is right"]
    assert [why for why in explained if why in before] == []
    assert [why for why in explained if why not in after] == []
    assert "There are two answers, and one output" not in after
    assert "BCE expects the probability" not in after
    assert Attempt.objects.get().answers == {"price": "mse", "binary": "labels digit"}
    assert Attempt.objects.get().verdict.points == 1


def test_page_does_not_tell_which_options_are_right(as_alice: Client) -> None:
    for path in (CHOOSE, MATCH, ORDER):
        page = as_alice.get(f"/{path}/").content.decode()
        assert 'data-tone="passed"' not in page
        assert 'right": true' not in page
        assert " selected" not in page
        assert " checked" not in page


def test_options_stand_in_another_order_for_another_student_and_stay_so(as_alice: Client) -> None:
    def options(client: Client) -> list[str]:
        return re.findall(r'name="binary" value="(\w+)"', client.get(f"/{CHOOSE}/").content.decode())

    assert options(as_alice) == options(as_alice)
    orders = set()
    for number in range(12):
        other = Client()
        other.force_login(User.objects.create_user(f"student-{number}"))
        orders.add(tuple(options(other)))
    assert len(orders) > 4


def test_option_that_is_not_there_is_refused_without_an_attempt(as_alice: Client) -> None:
    page = send(as_alice, CHOOSE, price="hinge", binary=["labels"])
    assert "no such option" in page
    assert not Attempt.objects.exists()


def places(*order: str) -> dict[str, str]:
    """What the page sends for lines in an order."""
    return {f"steps.{line}": str(place) for place, line in enumerate(order, 1)}


def test_lines_are_graded_in_any_right_order(as_alice: Client, alice: User) -> None:
    assert 'data-tone="passed"' in send(as_alice, ORDER, **places(*STEPS))
    send(as_alice, ORDER, **places("create", "add", "compile", "data", "fit", "predict"))
    assert [attempt.verdict.outcome for attempt in Attempt.objects.filter(student=alice)] == ["passed", "passed"]
    assert Attempt.objects.latest("created_at").answers == {"steps": "create add compile data fit predict"}


def test_lines_come_back_in_the_order_that_was_sent(as_alice: Client) -> None:
    sent = ("predict", *STEPS[:5])
    page = send(as_alice, ORDER, **places(*sent))
    assert tuple(re.findall(r'name="steps\.(\w+)"', page)) == sent


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "still stand as they were shuffled"),
        (places(*STEPS) | {"steps.fit": ""}, "Every line needs a number of its own"),
        (places(*STEPS) | {"steps.fit": "1"}, "Every line needs a number of its own"),
        (places(*STEPS) | {"steps.fit": "first"}, "Every line needs a number of its own"),
    ],
)
def test_unfinished_order_is_refused_and_stays_as_it_was_chosen(
    as_alice: Client, answers: dict[str, str], said: str
) -> None:
    page = send(as_alice, ORDER, **answers)
    assert said in page
    assert page.count(" selected") == sum(place.isdecimal() for place in answers.values())
    assert not Attempt.objects.exists()


def test_lines_never_stand_in_a_right_order_before_they_were_moved(as_alice: Client) -> None:
    for number in range(64):
        student = User.objects.create_user(f"student-{number}")
        client = Client()
        client.force_login(student)
        order = re.findall(r'name="steps\.(\w+)"', client.get(f"/{ORDER}/").content.decode())
        is_chain = [line for line in order if line != "data"] == ["create", "add", "compile", "fit", "predict"]
        assert not (is_chain and order.index("data") < order.index("fit"))


def test_each_row_of_a_match_earns_its_point(as_alice: Client, alice: User) -> None:
    rows = {"last.price": "linear", "last.cat_or_dog": "sigmoid", "last.digit": "softmax", "last.labels": "softmax"}
    page = send(as_alice, MATCH, **rows)
    assert "This pair does not fit" in page
    assert Attempt.objects.get(student=alice).verdict.points == 3


def test_earlier_answers_are_shown_in_words(as_alice: Client, alice: User) -> None:
    send(as_alice, CHOOSE, price="mse", binary=["labels", "digit"])
    page = as_alice.get(f"/attempts/{Attempt.objects.get().pk}/").content.decode()
    assert "several labels on one article at once" in page
    send(as_alice, ORDER, **places(*STEPS))
    page = as_alice.get(f"/attempts/{Attempt.objects.latest('created_at').pk}/").content.decode()
    assert "model = keras.Sequential()" in page


def test_percent_is_understood_where_the_field_asks_for_it(visitor: Client) -> None:
    assert visitor.get("/number/", {"text": "25%", "percent": ""}).json() == {"understood": "25", "error": ""}
    assert "written in percent" in visitor.get("/number/", {"text": "25%"}).json()["error"]
