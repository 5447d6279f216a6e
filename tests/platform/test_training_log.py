"""The training log of a lesson: the course's, the reference's, and the student's own beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from attempts import services
from attempts.models import Attempt, Kind
from exercises.bands import Spread
from graders.contract import Job, Outcome, Verdict
from people.models import User
from tests.platform.cast import MNIST, exercise

pytestmark = pytest.mark.django_db

TWO = [{"epoch": 1, "loss": 0.4, "accuracy": 0.8801}, {"epoch": 2, "loss": 0.2, "accuracy": 0.9402}]


def train(student: User, epochs: Sequence[Mapping[str, float]], kind: Kind = Kind.SUBMIT, **measured: float) -> Attempt:
    attempt = services.submit(student=student, exercise=exercise(MNIST), kind=kind, source="model = 1\n")
    told = Verdict(
        str(attempt.pk), attempt.nonce, Outcome.PARTLY, 0.5, 5, 10, epochs=tuple(epochs), measurements=measured
    )
    services.record(told)
    return attempt


def log_of(client: Client) -> str:
    page = client.get("/dense-networks/mnist/").content.decode()
    found = re.search(r'<section class="log".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def cells(log: str, row: str) -> list[str]:
    """Return the cells of the rows that begin with these words."""
    rows = [re.sub(r"<[^>]+>", "|", one) for one in re.findall(r"<tr.*?</tr>", log, re.DOTALL)]
    found = [[cell.strip() for cell in one.split("|") if cell.strip()] for one in rows]
    return [cell for one in found if one[0] == row for cell in one[1:]]


def test_a_visitor_sees_course_and_reference_and_what_they_were_measured_on(visitor: Client) -> None:
    log = log_of(visitor)

    # The first of them are the head of the table of epochs.
    assert cells(log, "Course")[-4:] == ["99.6\u00a0%", "–", "0.013", "–"]
    assert re.fullmatch(r"99\.\d–100\.0\s%", cells(log, "Reference")[0])
    assert "measured on the training images" in log
    assert "<a href" in log
    assert not cells(log, "You")


def test_the_students_last_training_stands_in_every_epoch_and_beside_what_we_measured(
    as_alice: Client, alice: User, sent: list[Job]
) -> None:
    train(alice, [{"epoch": 1, "loss": 9.0, "accuracy": 0.1}])
    attempt = train(alice, TWO, accuracy=0.9312, loss=0.2344)
    train(alice, [], accuracy=0.5)
    train(alice, [{"epoch": 1, "loss": 8.0, "accuracy": 0.2}], Kind.RUN)

    log = log_of(as_alice)
    assert reverse("attempt", args=[attempt.pk]) in log
    assert cells(log, "You") == ["94.0\u00a0%", "93.1\u00a0%", "0.200", "0.234"]
    assert cells(log, "2")[2::3] == ["0.9402", "0.2000"]
    assert len(cells(log, "3")) == 4


def test_of_several_fits_the_last_one_is_shown(as_alice: Client, alice: User, sent: list[Job]) -> None:
    train(alice, [{"epoch": n, "loss": 9.0, "accuracy": 0.1} for n in (1, 2, 3)] + TWO)

    assert cells(log_of(as_alice), "1")[2::3] == ["0.8801", "0.4000"]


def test_what_no_training_can_have_measured_is_left_out(as_alice: Client, alice: User, sent: list[Job]) -> None:
    train(alice, [{"epoch": 1, "loss": -3.0, "accuracy": 7.0}, {"epoch": 2, "loss": 1e300}])

    log = log_of(as_alice)
    assert cells(log, "You") == ["–"] * 4
    assert 'data-own="{&quot;epoch&quot;: 1' in log


def test_a_training_longer_than_the_courses_has_rows_of_its_own_up_to_a_limit(
    as_alice: Client, alice: User, sent: list[Job]
) -> None:
    train(alice, [{"epoch": n, "loss": 0.5, "accuracy": 0.9} for n in range(1, 500)])

    log = log_of(as_alice)
    assert log.count("data-epoch") == 60
    assert cells(log, "60") == ["0.9000", "0.5000"]
    assert "longer than what is shown" in log


def test_validation_of_the_students_own_is_said_to_be_dashed(as_alice: Client, alice: User, sent: list[Job]) -> None:
    train(alice, [one | {"val_loss": 0.3} for one in TWO])

    assert "Dashed is what it reached on your validation data." in log_of(as_alice)


@pytest.mark.parametrize(
    ("name", "levels", "ticks"),
    [
        ("accuracy", [0.9717, 0.9982], ["97.0\u00a0%", "98.0\u00a0%", "99.0\u00a0%", "100.0\u00a0%"]),
        ("accuracy", [0.1, 0.98], ["0.0\u00a0%", "50.0\u00a0%", "100.0\u00a0%"]),
        ("loss", [0.0083, 0.1434], ["0.00", "0.05", "0.10", "0.15"]),
        ("loss", [2.3, 0.05], ["0.00", "1.00", "2.00", "3.00"]),
        ("loss", [0.0, 0.0], ["0.00", "0.00"]),
    ],
)
def test_an_axis_has_a_few_round_numbers_that_span_the_values(name: str, levels: list[float], ticks: list[str]) -> None:
    found = {"own": {"training": levels[0], "unseen": levels[1]}}
    source = "{% load figures %}{% levels found name as f %}{% for t in f.ticks %}{{ t.text }};{% endfor %}"

    assert Template(source).render(Context({"found": found, "name": name})).split(";")[:-1] == ticks


def test_a_value_within_a_band_is_drawn_within_it() -> None:
    band = Spread(mean=0.98, deviation=0.001, low=0.975, high=0.985)
    found = {"reference": {"training": None, "unseen": band}, "own": {"training": None, "unseen": 0.979}}
    source = (
        "{% load figures %}{% levels found 'accuracy' as f %}{{ f.training.own.text }}"
        "{{ f.unseen.reference.low }} {{ f.unseen.own.low }} {{ f.unseen.reference.high }}"
    )

    low, here, high = map(int, Template(source).render(Context({"found": found})).split())
    assert 24 <= low < here < high <= 296
