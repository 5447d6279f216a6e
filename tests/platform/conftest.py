"""The cast and the stage of the site's tests.

Alice and Bob are students, Ivan teaches. The course is the one that ships; its variants are drawn right here, because
that author is us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from attempts import queue
from graders.contract import Job
from people.models import Role, User
from tests.platform.cast import publish_shipped


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Publish the course once for all tests that roll back."""
    with django_db_blocker.unblock():
        publish_shipped()


@pytest.fixture(autouse=True)
def _plain_settings(settings: Settings, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = django_settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.STATIC_ROOT = tmp_path
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    # Nobody listens there: a test that needs Redis asks for it.
    settings.REDIS_URL = f"unix://{tmp_path}/nobody.sock"


@pytest.fixture
def alice(db: None) -> User:
    return User.objects.create_user("alice", password="alice-secret", first_name="Alice")


@pytest.fixture
def bob(db: None) -> User:
    return User.objects.create_user("bob", password="bob-secret")


@pytest.fixture
def ivan(db: None) -> User:
    return User.objects.create_user("ivan", password="ivan-secret", role=Role.INSTRUCTOR)


@pytest.fixture
def as_alice(alice: User) -> Client:
    return _signed_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return _signed_in(bob)


@pytest.fixture
def as_ivan(ivan: User) -> Client:
    return _signed_in(ivan)


def _signed_in(user: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"Accept-Language": "en"})


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Jobs that were put into a queue, in the place of a broker."""
    jobs: list[Job] = []
    monkeypatch.setattr(queue, "put", lambda job: jobs.append(Job.from_json(job.to_json())))
    return jobs


@pytest.fixture
def broken_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A broker that takes nothing."""

    def put(_job: Job) -> None:
        raise queue.UnsentError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(queue, "put", put)
        yield patch.undo
