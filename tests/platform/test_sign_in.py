"""Signing in, and the language of the pages."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from people.management.commands.demo import ACCOUNTS
from people.models import User

pytestmark = pytest.mark.django_db

LESSON = "/dense-networks/losses/"


def test_student_signs_in_and_returns_to_the_lesson(visitor: Client, alice: User) -> None:
    response = visitor.post("/sign-in/", {"username": "alice", "password": "alice-secret", "next": LESSON}, follow=True)
    assert response.redirect_chain == [(LESSON, 302)]
    assert "Alice" in response.content.decode()


def test_wrong_password_is_refused_with_a_message(visitor: Client, alice: User) -> None:
    response = visitor.post("/sign-in/", {"username": "alice", "password": "guess"})
    assert response.status_code == 200
    assert "correct username and password" in response.content.decode()


def test_sign_in_does_not_send_people_to_other_sites(visitor: Client, alice: User) -> None:
    form = {"username": "alice", "password": "alice-secret", "next": "https://evil.example/"}
    assert visitor.post("/sign-in/", form).headers["Location"] == "/"


def test_signing_out_needs_a_post(as_alice: Client) -> None:
    assert as_alice.get("/sign-out/").status_code == 405
    assert as_alice.post("/sign-out/").headers["Location"] == "/"
    assert "alice" not in as_alice.session


def test_visitor_without_a_choice_reads_russian(client: Client) -> None:
    response = client.get("/")
    assert response.headers["Content-Language"] == "ru"
    assert '<html lang="ru">' in response.content.decode()


def test_browser_that_asks_for_english_gets_english(visitor: Client) -> None:
    assert visitor.get("/").headers["Content-Language"] == "en"


def test_visitor_keeps_the_language_they_chose(visitor: Client) -> None:
    visitor.post("/language/", {"language": "ru", "next": LESSON})
    assert visitor.get(LESSON).headers["Content-Language"] == "ru"


def test_person_finds_their_language_on_another_machine(as_alice: Client, alice: User) -> None:
    as_alice.post("/language/", {"language": "ru", "next": LESSON})
    elsewhere = Client(headers={"Accept-Language": "en"})
    elsewhere.force_login(alice)
    assert elsewhere.get(LESSON).headers["Content-Language"] == "ru"


def test_unknown_language_changes_nothing(as_alice: Client, alice: User) -> None:
    as_alice.post("/language/", {"language": "xx", "next": LESSON})
    alice.refresh_from_db()
    assert alice.language == ""


def test_demo_accounts_are_made_once_and_can_sign_in(visitor: Client) -> None:
    call_command("demo", verbosity=0)
    call_command("demo", verbosity=0)
    for role, username, password in ACCOUNTS:
        assert User.objects.get(username=username).role == role
        assert visitor.login(username=username, password=password)
