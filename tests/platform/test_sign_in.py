"""Signing in, and the language of the pages."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override
from pytest_django import Settings

from config import settings as base
from people import throttle
from people.management.commands import account
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


def guess(client: Client, password: str = "guess", **address: str) -> str:
    form = {"username": "alice", "password": password}
    return client.post("/sign-in/", form, **address).content.decode()  # type: ignore[arg-type]


def test_who_guesses_passwords_has_to_wait(visitor: Client, alice: User) -> None:
    for _ in range(throttle.MAX_TRIES):
        assert "correct username and password" in guess(visitor)
    assert "Wait ten minutes" in guess(visitor)
    assert "Wait ten minutes" in guess(visitor, "alice-secret")
    assert "alice" not in visitor.session


def test_others_can_sign_in_under_that_name_from_elsewhere(visitor: Client, alice: User) -> None:
    for _ in range(throttle.MAX_TRIES + 1):
        guess(visitor)
    guess(visitor, "alice-secret", REMOTE_ADDR="192.0.2.7")
    assert visitor.session["_auth_user_id"] == str(alice.pk)


def test_right_password_starts_the_count_anew(visitor: Client, alice: User) -> None:
    for _ in range(2):
        for _ in range(throttle.MAX_TRIES - 1):
            guess(visitor)
        guess(visitor, "alice-secret")
        assert "_auth_user_id" in visitor.session
        visitor.logout()


@pytest.mark.broker
def test_tries_are_counted_in_redis(
    visitor: Client, alice: User, settings: Settings, redis_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CACHES = {"default": base.CACHES["default"] | {"LOCATION": redis_server}}
    monkeypatch.setattr(throttle, "MAX_TRIES", 1)
    assert "correct username and password" in guess(visitor)
    assert "Wait ten minutes" in guess(visitor)


def test_people_sign_in_while_redis_is_away(visitor: Client, alice: User, settings: Settings) -> None:
    settings.CACHES = {"default": base.CACHES["default"] | {"LOCATION": settings.REDIS_URL}}
    guess(visitor, "alice-secret")
    assert "_auth_user_id" in visitor.session


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


def make_account(monkeypatch: pytest.MonkeyPatch, *arguments: str, passwords: tuple[str, ...]) -> None:
    told = iter(passwords)
    monkeypatch.setattr(account, "getpass", lambda _prompt: next(told))
    call_command("account", *arguments, verbosity=0)


def test_account_is_made_with_its_role(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_account(monkeypatch, "olga", "--role", "instructor", passwords=("a long secret", "a long secret"))
    assert User.objects.get(username="olga").role == "instructor"
    assert visitor.login(username="olga", password="a long secret")


@pytest.mark.parametrize(
    ("name", "passwords", "words"),
    [
        ("olga", ("1234", "1234"), "too short"),
        ("olga", ("a long secret", "another secret"), "different"),
        ("olga petrova", ("a long secret", "a long secret"), "valid username"),
        ("alice", ("a long secret", "a long secret"), "is there already"),
    ],
)
def test_account_that_can_not_be_made_says_why(
    alice: User, monkeypatch: pytest.MonkeyPatch, name: str, passwords: tuple[str, ...], words: str
) -> None:
    with override("en"), pytest.raises(CommandError, match=words):
        make_account(monkeypatch, name, passwords=passwords)
    assert User.objects.count() == 1
