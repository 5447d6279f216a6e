"""Contents and lessons as a reader meets them."""

from __future__ import annotations

import json
import re

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.models import Variant
from people.models import User
from tests.platform.cast import MAE, TABLE, variant_of

pytestmark = pytest.mark.django_db

LESSON = "/dense-networks/losses/"


def test_home_of_a_site_with_one_course_shows_its_lessons(visitor: Client) -> None:
    page = visitor.get("/").content.decode()
    assert 'href="/dense-networks/losses/"' in page
    assert f'href="/{MAE}/"' in page


def test_lesson_is_read_in_both_languages(visitor: Client, client: Client) -> None:
    english, russian = visitor.get(LESSON).content.decode(), client.get(LESSON).content.decode()
    assert "Mean absolute error" in english
    assert "Средняя абсолютная ошибка" in russian
    for page in (english, russian):
        assert '<span class="math inline">' in page
        assert "<figure><svg" in page
        assert 'id="exercise-mae"' in page
        assert "{{" not in page


def test_visitor_is_asked_to_sign_in_before_answering(visitor: Client) -> None:
    assert "/sign-in/?next=%2Fdense-networks%2Flosses%2F" in visitor.get(LESSON).content.decode()


def test_visitor_sees_the_canonical_numbers_and_a_student_their_own(
    visitor: Client, as_alice: Client, alice: User
) -> None:
    def cells(page: str) -> list[str]:
        return re.findall(r"<td[^>]*>([−\d]+)</td>", page.replace("</td>", "</td>\n"))

    own = [str(n).replace("-", "−") for n in variant_of(alice, MAE).numbers["y_true"]]
    canonical = [str(n).replace("-", "−") for n in variant_of(None, MAE).numbers["y_true"]]
    visitors, students = visitor.get(f"/{MAE}/").content.decode(), as_alice.get(f"/{MAE}/").content.decode()
    assert all(number in cells(visitors) for number in canonical)
    assert all(number in cells(students) for number in own)
    assert own != canonical


def test_page_carries_no_answer_key(as_alice: Client, alice: User) -> None:
    for path in (MAE, TABLE):
        page = as_alice.get(f"/{path}/").content.decode()
        variant = variant_of(alice, path)
        assert "mistakes" not in page
        assert "expected" not in page
        assert not any(key in page for keys in variant.mistakes.values() for key in keys)
    answer = variant_of(alice, MAE).answers["mae"]
    page = as_alice.get(f"/{MAE}/").content.decode()
    assert f"{answer:.3f}" not in page
    assert json.dumps(answer) not in page


def test_training_log_stands_beside_the_band(visitor: Client) -> None:
    page = visitor.get("/dense-networks/mnist/").content.decode()
    assert "0.2073" in page
    assert "0.9383" in page or "93.83" in page


@pytest.mark.parametrize("address", ["/nothing/", "/dense-networks/nothing/", "/dense-networks/losses/nothing/"])
def test_page_that_is_not_there_is_a_404_in_the_readers_language(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_contents_and_lesson_take_few_queries(
    as_alice: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        as_alice.get("/")
    with django_assert_max_num_queries(12):
        as_alice.get(LESSON)
    with django_assert_max_num_queries(12):
        as_alice.get("/dense-networks/parameters/")


def test_pages_forbid_foreign_and_inline_scripts(visitor: Client) -> None:
    response = visitor.get(LESSON)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    page = response.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page)
    assert " style=" not in page


def test_health_tells_that_the_database_answers(visitor: Client) -> None:
    assert visitor.get("/healthz").json() == {"status": "ok"}


def test_database_that_is_away_is_told_as_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_slug: str) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr("reader.views.get_course", fail)
    client.raise_request_exception = False
    response = client.get("/dense-networks/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"


def test_variants_are_the_same_for_a_student_every_time(alice: User, bob: User) -> None:
    assert variant_of(alice, MAE) == variant_of(alice, MAE)
    assert isinstance(variant_of(bob, MAE), Variant)
