"""What an operator may set, and what a bad value says."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from config import environment


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        environment.load()
    return str(ended.value)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", "PORT: received 'abc'. Input should be a valid integer"),
        ("PORT", "70000", "PORT: received '70000'. Input should be less than or equal to 65535."),
        ("GRADUS_SLOTS", "0", "GRADUS_SLOTS: received '0'."),
        ("GRADUS_SANDBOX", "none", "GRADUS_SANDBOX: received 'none'. Expected namespaces or landlock."),
        ("GRADUS_MAX_MEMORY_MIB", "-1", "GRADUS_MAX_MEMORY_MIB: received '-1'."),
        ("DATABASE_URL", "mysql://me:secret@host/db", "DATABASE_URL: received 'mysql'. Expected sqlite:///FILE or"),
        ("REDIS_URL", "http://me:secret@host", "REDIS_URL: received 'http'. Expected redis://"),
    ],
)
def test_bad_value_is_told_in_one_line_without_passwords(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    told = refusal(monkeypatch, name, value)
    assert told.startswith(words)
    assert "\n" not in told
    assert "secret" not in told


def test_everything_lies_under_var_unless_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRADUS_VAR", "/srv/gradus")
    found = environment.load()
    assert found.database == "sqlite:////srv/gradus/db.sqlite3"
    assert found.redis == "unix:///srv/gradus/run/broker.sock"
    monkeypatch.setenv("REDIS_URL", "redis://host:6379/0")
    assert environment.load().redis == "redis://host:6379/0"


@pytest.mark.parametrize(
    ("name", "value", "is_private"),
    [
        ("HOST", "127.0.0.1", True),
        ("HOST", "0.0.0.0", False),
        ("GRADUS_HTTPS", "1", False),
        ("GRADUS_HOSTS", "localhost", True),
        ("GRADUS_HOSTS", "localhost,gradus.example", False),
    ],
)
def test_site_is_private_only_where_nothing_says_that_others_reach_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, is_private: bool
) -> None:
    for other in ("HOST", "GRADUS_HTTPS", "GRADUS_HOSTS"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert environment.load().is_private is is_private


def test_socket_path_too_long_for_the_kernel_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setenv("GRADUS_VAR", "/srv/" + "long/" * 30)
    assert len(str(environment.load().broker_socket)) < 100


def test_secret_key_is_made_once_and_only_we_can_read_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GRADUS_SECRET_KEY", raising=False)
    monkeypatch.setenv("GRADUS_VAR", str(tmp_path))
    key = environment.load().secret_key()
    assert len(key) >= 50
    assert environment.load().secret_key() == key
    (file,) = (tmp_path / "secret").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    monkeypatch.setenv("GRADUS_SECRET_KEY", "from outside")
    assert environment.load().secret_key() == "from outside"
