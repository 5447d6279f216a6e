"""The network that a student has trained: which one is kept, and who gets it."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from django.db import IntegrityError, OperationalError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from attempts import services, wire
from attempts.models import Attempt, Kind, Status
from attempts.models import Network as KeptNetwork
from attempts.recorder import record_report
from graders import channel
from graders.contract import Job, Outcome, Verdict
from graders.networks import Layer, Network
from people.models import User
from tests.platform.cast import CODE, MNIST, exercise, passed

pytestmark = pytest.mark.django_db

LAYERS = (Layer(10, True, "softmax"),)


def network(value: float = 0.5) -> Network:
    return Network(784, LAYERS, np.full(7850, value, "<f2").tobytes())


def graded(student: User, value: float, score: float = 1.0, path: str = MNIST) -> Attempt:
    """Return an attempt that has its verdict and has left a network of this value."""
    attempt = services.submit(student=student, exercise=exercise(path), kind=Kind.SUBMIT, source="model = 1\n")
    outcome = Outcome.PASSED if score == 1.0 else Outcome.PARTLY
    services.record(Verdict(str(attempt.pk), attempt.nonce, outcome, score, 10 * score, 10.0))
    services.keep_network(attempt_id=str(attempt.pk), nonce=attempt.nonce, network=network(value))
    return attempt


def address(attempt: Attempt) -> str:
    return reverse("attempt_network", args=[attempt.pk])


@pytest.mark.parametrize(
    ("scores", "kept"),
    [
        ([0.4], 0),
        ([0.4, 0.6], 1),
        ([0.6, 0.4], 0),
        ([0.5, 0.5], 1),
        ([0.9, 1.0], 1),
        ([1.0, 0.9], 0),
        ([1.0, 1.0], 1),
        ([0.4, 1.0, 0.9, 1.0, 0.2], 3),
    ],
)
def test_kept_is_the_newest_that_passed_or_else_the_best(
    alice: User, sent: list[Job], scores: list[float], kept: int
) -> None:
    attempts = [graded(alice, value, score) for value, score in enumerate(scores)]

    one = KeptNetwork.objects.get()
    assert one.attempt == attempts[kept]
    assert bytes(one.weights) == network(kept).weights
    assert one.architecture == network().architecture


def test_each_student_and_each_exercise_has_its_own(alice: User, bob: User, sent: list[Job]) -> None:
    attempts = {graded(alice, 1), graded(bob, 2), graded(alice, 3, path=CODE)}

    assert {one.attempt for one in KeptNetwork.objects.all()} == attempts


def test_a_try_that_does_not_count_leaves_nothing(alice: User, sent: list[Job]) -> None:
    attempt = services.submit(student=alice, exercise=exercise(MNIST), kind=Kind.SUBMIT, source="model = 1\n")

    assert not services.keep_network(attempt_id=str(attempt.pk), nonce=attempt.nonce, network=network())
    services.record(passed(attempt))
    assert not services.keep_network(attempt_id=str(attempt.pk), nonce="0" * 32, network=network())
    assert services.keep_network(attempt_id=str(attempt.pk), nonce=attempt.nonce, network=network())
    assert not services.keep_network(attempt_id=str(attempt.pk), nonce=attempt.nonce, network=network(3))


def test_a_network_is_never_changed(alice: User, sent: list[Job]) -> None:
    graded(alice, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        KeptNetwork.objects.update(weights=b"")


@pytest.fixture
def own_address(alice: User, sent: list[Job]) -> str:
    return address(graded(alice, 0.25))


def test_only_the_student_gets_the_weights(
    own_address: str, as_alice: Client, as_bob: Client, as_ivan: Client, client: Client
) -> None:
    own = as_alice.get(own_address)
    assert (own.status_code, own.content) == (200, network(0.25).weights)
    assert (own["Content-Type"], own["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert as_bob.get(own_address).status_code == 404
    assert as_ivan.get(own_address).status_code == 404
    assert client.get(own_address).status_code == 302
    assert client.get(own_address, headers={"Accept": "application/json"}).status_code == 401


def test_the_weights_travel_once_and_are_asked_for_anew_when_another_network_is_kept(
    as_alice: Client, alice: User, sent: list[Job]
) -> None:
    url = address(graded(alice, 0.25))
    first = as_alice.get(url)

    again = as_alice.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first["Cache-Control"]

    newer = address(graded(alice, 0.5))
    assert as_alice.get(newer, headers={"If-None-Match": first["ETag"]}).content == network(0.5).weights
    assert as_alice.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 404


@pytest.fixture
def attempt(alice: User, sent: list[Job], redis_server: str, settings: Settings) -> Attempt:
    """An attempt whose verdict is about to be recorded."""
    settings.REDIS_URL = redis_server
    wire.client().flushall()
    return services.submit(student=alice, exercise=exercise(MNIST), kind=Kind.SUBMIT, source="model = 1\n")


def leave(attempt: Attempt, text: str) -> None:
    wire.client().set(channel.network_key(str(attempt.pk), attempt.nonce), text)


def record(attempt: Attempt) -> None:
    record_report({"kind": "verdict", "body": passed(attempt).to_json()})
    attempt.refresh_from_db()
    assert attempt.status == Status.GRADED


@pytest.mark.broker
def test_the_recorder_stores_the_network_and_takes_it_out_of_redis(attempt: Attempt) -> None:
    leave(attempt, network().to_json())
    record(attempt)

    assert bytes(attempt.network.weights) == network().weights
    assert wire.find_network(str(attempt.pk), attempt.nonce) is None


@pytest.mark.broker
def test_a_network_whose_recorder_died_before_storing_it_is_stored_by_the_next(attempt: Attempt) -> None:
    record(attempt)
    assert not KeptNetwork.objects.exists()
    leave(attempt, network().to_json())
    record(attempt)

    assert KeptNetwork.objects.get().attempt == attempt


@pytest.mark.broker
@pytest.mark.parametrize("text", ["", "{", '{"inputs": 784, "layers": [], "weights": "AAAA"}'])
def test_a_verdict_is_recorded_whatever_stands_in_the_place_of_the_network(
    attempt: Attempt, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    leave(attempt, text)
    record(attempt)

    assert not KeptNetwork.objects.exists()
    assert ("can't be kept" in caplog.text) == bool(text)


@pytest.mark.broker
def test_a_verdict_is_recorded_where_the_database_takes_no_network(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(**_: object) -> bool:
        raise OperationalError("database or disk is full")

    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(services, "keep_network", refuse)
    leave(attempt, network().to_json())
    record(attempt)

    assert "disk is full" in caplog.text


def lesson_of(client: Client) -> str:
    return client.get("/dense-networks/mnist/").content.decode()


def test_the_lesson_offers_the_students_networks_and_those_of_nobody_else(
    as_alice: Client, as_bob: Client, alice: User, sent: list[Job]
) -> None:
    url = address(graded(alice, 0.25))

    page = lesson_of(as_alice)
    assert f'<option value="{url}"' in page
    assert "784 → 10 softmax." in page
    assert url not in lesson_of(as_bob)
    assert f'href="/{MNIST}/"' in lesson_of(as_bob)


def test_a_visitor_is_asked_to_sign_in_before_drawing(visitor: Client) -> None:
    assert "Sign in, so that your network is found." in lesson_of(visitor)


def test_networks_cost_the_lesson_one_query_and_no_weights(
    as_alice: Client, alice: User, sent: list[Job], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    graded(alice, 0.25)
    with django_assert_max_num_queries(14) as queries:
        lesson_of(as_alice)
    read = [query["sql"] for query in queries.captured_queries if "attempts_network" in query["sql"]]
    assert len(read) == 1
    assert '"attempts_network"."weights"' not in read[0]
