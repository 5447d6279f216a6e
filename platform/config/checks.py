"""What Gradus needs of this machine. ``manage.py doctor`` shows it all; ``manage.py serve`` looks before it starts."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import redis
from django.contrib.auth import authenticate
from django.db import DatabaseError, connection

from config import environment, services
from graders import channel
from people.management.commands.demo import ACCOUNTS

NEEDED_FREE_MIB = 500
SET_UP = "Run script/setup."


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, as a line: ok, or what is wrong and how to cure it."""

    name: str
    is_ok: bool
    detail: str
    cure: str = ""

    def __str__(self) -> str:
        if self.is_ok:
            return f"ok  {self.name}: {self.detail}"
        return f"✗   {self.name}: {self.detail.rstrip('.')}. {self.cure}".rstrip()


def before_start(settings: environment.Environment, address: services.Address) -> Iterator[Finding]:
    """Yield what must be true before anything is started. Takes less than a second."""
    yield port(address)
    yield disk(settings)
    yield from kernel()
    yield dataset(settings)
    yield frontend(settings)
    yield database()
    if not settings.has_embedded_broker:
        yield broker(settings)
    if not settings.is_private:
        yield demo_accounts()


def everything(settings: environment.Environment) -> Iterator[Finding]:
    """Yield everything worth knowing about this machine, the fork server included, which takes some ten seconds."""
    yield python()
    yield disk(settings)
    yield from kernel()
    yield dataset(settings)
    yield frontend(settings)
    yield database()
    yield broker(settings)
    yield fork_server()
    yield gpu()


def python() -> Finding:
    """The interpreter, of which three releases are tested."""
    version = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("Python", True, version)
    return Finding(
        "Python", False, version, "Make .venv again with Python 3.11, 3.12 or 3.13: rm -r .venv; script/setup"
    )


def port(address: services.Address) -> Finding:
    """The web server's port can be bound."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except PermissionError:
            return Finding(
                "port", False, f"{address.port} is for root only", "Take one from 1024 on: PORT=8000 script/server"
            )
        except OSError as error:
            other = address.port + 1 if address.port < 65535 else 8000
            cure = f"Stop what listens there, or take another: PORT={other} script/server"
            return Finding("port", False, f"{address.port} on {address.host} is taken ({error.strerror})", cure)
    return Finding("port", True, str(address.port))


def disk(settings: environment.Environment) -> Finding:
    """Attempts, logs and the broker's journal can be written for a while."""
    free = shutil.disk_usage(settings.var).free // 2**20
    if free < NEEDED_FREE_MIB:
        return Finding("disk", False, f"{free} MiB free in {settings.var}", f"Free at least {NEEDED_FREE_MIB} MiB.")
    return Finding("disk", True, f"{free / 1024:.1f} GiB free in {settings.var}")


def dataset(settings: environment.Environment) -> Finding:
    """MNIST lies where the sandbox shows it to students, and the hidden set beside it."""
    folder = settings.var / "datasets"
    for path in (folder / "keras" / "mnist.npz", folder / "hidden" / "mnist-moved.npz"):
        if not path.is_file():
            return Finding("datasets", False, f"{path} is missing", SET_UP)
    return Finding("datasets", True, "MNIST and this site's hidden test set")


def frontend(settings: environment.Environment) -> Finding:
    """Scripts and styles were built."""
    built = settings.var / "frontend" / "dist"
    if not any(built.glob("*.js")):
        return Finding("front end", False, f"nothing is built in {built}", SET_UP)
    return Finding("front end", True, "built")


def database() -> Finding:
    """The database answers."""
    kind = connection.vendor
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        cure = "Check DATABASE_URL, and that the server runs." if kind != "sqlite" else "Make its folder writable."
        return Finding("database", False, f"{kind}: {reason}", cure)
    finally:
        connection.close()
    return Finding("database", True, kind)


def demo_accounts() -> Finding:
    """No account has a password that stands in the README. Asked where others can reach the site."""
    for _role, username, password in ACCOUNTS:
        try:
            is_open = authenticate(username=username, password=password) is not None
        except DatabaseError:  # no tables yet, and so no accounts
            break
        if is_open:
            cure = f"Others can reach this site; change it: manage.py changepassword {username}"
            return Finding("demo accounts", False, f"{username} still has the published password", cure)
    return Finding("demo accounts", True, "none with a published password")


def broker(settings: environment.Environment) -> Finding:
    """The broker answers: the one at REDIS_URL, or the embedded one while the server runs."""
    client = channel.connect(settings.redis)
    try:
        version = client.info("server").get("redis_version")
    except redis.RedisError as error:
        if settings.has_embedded_broker and not settings.broker_socket.exists():
            return Finding("broker", True, "embedded; it runs while script/server runs")
        return Finding(
            "broker", False, f"{_without_password(settings.redis)}: {error}", "Check REDIS_URL, and that it runs."
        )
    finally:
        client.close()
    return Finding("broker", True, f"{_without_password(settings.redis)}, version {version}")


def kernel() -> Iterator[Finding]:
    """What the sandbox needs of the kernel, asked of the kernel itself."""
    from graders.sandbox.level import choose_level  # noqa: PLC0415 (only these two looks load the sandbox)
    from graders.sandbox.probe import probe  # noqa: PLC0415
    from graders.sandbox.request import SandboxError  # noqa: PLC0415

    try:
        level = choose_level()
    except SandboxError as error:
        yield Finding("isolation", False, str(error), "Take the full level: unset GRADUS_SANDBOX.")
        return
    for found in probe(level):
        yield Finding(found.name, found.is_ok, found.detail, found.cure)


def fork_server() -> Finding:
    """A run in the sandbox, from the fork server's start to its end."""
    from graders.sandbox.pool import Pool  # noqa: PLC0415 (see above)
    from graders.sandbox.request import End, Request, SandboxError  # noqa: PLC0415

    try:
        with Pool(slots=1, preload=()) as pool:
            ran = pool.run(Request("print(6 * 7)"))
    except SandboxError as error:
        return Finding("fork server", False, str(error), "docs/run-it.md explains each")
    if ran.end is not End.EXITED or ran.output != "42\n":
        return Finding("fork server", False, f"a run ended by {ran.end} {ran.status}: {ran.output}", "Report this.")
    return Finding("fork server", True, f"a run took {ran.wall_seconds * 1000:.0f} ms; {pool.level}")


def gpu() -> Finding:
    """A graphics processor, which no exercise needs."""
    program = shutil.which("nvidia-smi")
    if program is None or not Path("/dev/nvidia0").exists():
        return Finding("GPU", True, "none; training runs on the processor")
    query = [program, "--query-gpu=name,memory.total", "--format=csv,noheader"]
    answer = subprocess.run(query, check=False, capture_output=True, text=True)
    if answer.returncode:
        return Finding("GPU", False, "the driver does not answer", "Run nvidia-smi to see why.")
    return Finding("GPU", True, "; ".join(answer.stdout.split("\n")).rstrip("; "))


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
