"""What doctor and the start say about a machine: one line for each thing that is missing, with its cure."""

from __future__ import annotations

import io
import shutil
import socket
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from config import checks
from config.checks import Finding
from config.environment import Environment
from config.services import Address


@pytest.fixture
def settings_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    return Environment(gradus_var=tmp_path)


def test_a_taken_port_is_named_with_another_that_may_be_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        finding = checks.port(Address("127.0.0.1", number))
    assert str(finding) == (
        f"✗   port: {number} on 127.0.0.1 is taken (Address already in use). "
        f"Stop what listens there, or take another: PORT={number + 1} script/server"
    )


def test_a_free_port_is_fine() -> None:
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        number = once.getsockname()[1]
    assert checks.port(Address("127.0.0.1", number)).is_ok


def test_a_full_disk_is_named_with_what_is_needed(settings_in: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 7 * 2**20))
    finding = checks.disk(settings_in)
    assert not finding.is_ok
    assert "7 MiB free" in finding.detail
    assert "500 MiB" in finding.cure


def test_missing_data_and_a_missing_front_end_are_cured_by_set_up(settings_in: Environment) -> None:
    for finding in (checks.dataset(settings_in), checks.frontend(settings_in)):
        assert not finding.is_ok
        assert finding.cure == "Run script/setup."


def test_a_broker_that_is_away_is_named_without_its_password(settings_in: Environment) -> None:
    away = settings_in.model_copy(update={"redis_url": "redis://user:geheim@127.0.0.1:1/0"})
    finding = checks.broker(away)
    assert not finding.is_ok
    assert "redis://127.0.0.1:1/0" in str(finding)
    assert "geheim" not in str(finding)


@pytest.mark.django_db
def test_a_public_site_does_not_start_while_a_demo_password_works() -> None:
    call_command("demo", stdout=io.StringIO())
    finding = checks.demo_accounts()
    assert not finding.is_ok
    assert "manage.py changepassword student" in finding.cure
    for user in get_user_model().objects.all():
        user.set_password("something of one's own")
        user.save()
    assert checks.demo_accounts().is_ok


def test_the_embedded_broker_need_not_run_yet(settings_in: Environment) -> None:
    assert checks.broker(settings_in).is_ok


@pytest.mark.broker
def test_a_broker_that_answers_tells_its_version(settings_in: Environment, any_redis_server: str) -> None:
    there = settings_in.model_copy(update={"redis_url": any_redis_server})
    assert "version" in checks.broker(there).detail


def test_doctor_prints_a_line_for_each_and_fails_when_something_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding("disk", True, "9 GiB free"), Finding("seccomp", False, "refused.", "Use another kernel.")]
    monkeypatch.setattr(checks, "everything", lambda _: iter(found))
    printed = io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("doctor", stdout=printed)
    assert left.value.code == 1
    assert printed.getvalue() == "ok  disk: 9 GiB free\n✗   seccomp: refused. Use another kernel.\n"


def test_doctor_is_content_when_everything_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "everything", lambda _: iter([Finding("disk", True, "9 GiB free")]))
    call_command("doctor", stdout=io.StringIO())
