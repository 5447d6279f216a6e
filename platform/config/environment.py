"""The environment variables that Gradus reads, each with its type and default. Nothing else reads ``os.environ``."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graders.environment import MOST, ROOT, SANDBOX_LEVELS, broker_socket

SECRET_BYTES = 50
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1", "[::1]"}


class Environment(BaseSettings):
    """What an operator may set. Everything has a default that works on one machine."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    database_url: str = ""
    redis_url: str = ""
    gradus_var: Path = ROOT / "var"
    gradus_secret_key: str = ""
    gradus_debug: bool = False
    gradus_hosts: str = "localhost,127.0.0.1,[::1]"
    """Names under which the site is reached, divided by commas."""
    gradus_https: bool = False
    """Set behind a proxy that ends TLS and sends X-Forwarded-Proto."""
    gradus_slots: int | None = Field(None, ge=1, le=256)
    """Runs at the same time on this machine. Without it: one a core, and one only where we are not root."""

    gradus_sandbox: str = "namespaces"
    """How runs are kept apart: ``namespaces``, or ``landlock`` where a machine refuses these."""
    gradus_max_wall_seconds: float = Field(MOST.wall_seconds, gt=0)
    gradus_max_cpu_seconds: float = Field(MOST.cpu_seconds, gt=0)
    gradus_max_memory_mib: int = Field(MOST.memory_mib, gt=0)
    gradus_max_disk_mib: int = Field(MOST.disk_mib, gt=0)
    gradus_max_output_kib: int = Field(MOST.output_kib, gt=0)
    gradus_max_processes: int = Field(MOST.processes, gt=0)
    """The most that any run may use. An exercise that asks for more is not published here."""

    @field_validator("gradus_sandbox")
    @classmethod
    def _names_a_level(cls, value: str) -> str:
        if value not in SANDBOX_LEVELS:
            raise ValueError(f"Expected {' or '.join(SANDBOX_LEVELS)}")
        return value

    @field_validator("database_url")
    @classmethod
    def _names_a_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
            raise ValueError("Expected sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
        return value

    @field_validator("redis_url")
    @classmethod
    def _names_a_broker(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("Expected redis://USER:PASSWORD@HOST:6379/0, rediss://... or unix:///FILE")
        return value

    @property
    def var(self) -> Path:
        """Where everything lies that is written at set-up or run time."""
        return self.gradus_var.resolve()

    @property
    def database(self) -> str:
        """Address of the database; SQLite under ``var`` unless set."""
        return self.database_url or f"sqlite:///{self.var / 'db.sqlite3'}"

    @property
    def redis(self) -> str:
        """Address of the broker; the embedded one's private socket unless set."""
        return self.redis_url or f"unix://{self.broker_socket}"

    @property
    def broker_socket(self) -> Path:
        """Socket of the embedded broker."""
        return broker_socket(self.var)

    @property
    def has_embedded_broker(self) -> bool:
        """Whether the broker is ours to start."""
        return not self.redis_url

    @property
    def hosts(self) -> list[str]:
        """Names under which the site is reached."""
        return [host.strip() for host in self.gradus_hosts.split(",") if host.strip()]

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach the site: it listens here, under local names, and behind no proxy."""
        return not self.gradus_https and {self.host, *self.hosts} <= LOCAL_NAMES

    @property
    def slots(self) -> int:
        """Runs at the same time. Without root all slots would share one uid, so there is one."""
        if self.gradus_slots is not None:
            return self.gradus_slots
        return (os.cpu_count() or 1) if os.geteuid() == 0 else 1

    def secret_key(self) -> str:
        """Return the key that signs cookies; it is made, readable by us alone, where there is none yet."""
        return self.gradus_secret_key or _kept_secret(self.var / "secret" / "django.key")


def load() -> Environment:
    """Return the environment. A bad value ends the process with one line that names the variable."""
    try:
        return Environment()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).upper()
        # Of an address only the scheme: the rest may hold a password.
        received = str(first["input"]).partition("://")[0]
        raise SystemExit(f"{name}: received {received!r}. {first['msg'].removeprefix('Value error, ')}.") from None


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(SECRET_BYTES), encoding="ascii")
        try:
            # A link fails where another process was first, so all processes sign with the same key.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
