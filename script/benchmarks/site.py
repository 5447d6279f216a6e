"""A really running Gradus for measuring, and a client that does what a browser does."""

from __future__ import annotations

import contextlib
import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90
SHARED = ("frontend", "datasets", "locale", "secret")


class Site:
    """One signed-in visitor of the site."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))

    def sign_in(self, username: str, password: str) -> None:
        """Sign in through the form."""
        page = self._get("/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise RuntimeError("the sign-in page has no form")
        self._post("/sign-in/", username=username, password=password, csrfmiddlewaretoken=token[1])

    def submit_and_wait(self, exercise: str, source: str) -> None:
        """Submit code and read its events until the one that says that the verdict is stored."""
        answer = json.loads(self._post(f"/{exercise}/attempts/", kind="submit", source=source))
        with self._opener.open(self.address + answer["events_url"], timeout=60) as stream:
            for line in stream:
                if line.startswith(b"event: done"):
                    return
        raise RuntimeError("the events ended without a verdict")

    def _get(self, path: str) -> str:
        with self._opener.open(self.address + path, timeout=10) as answer:
            return str(answer.read().decode())

    def _post(self, path: str, **fields: str) -> str:
        request = urllib.request.Request(self.address + path, urllib.parse.urlencode(fields).encode())
        request.add_header("Accept", "application/json")
        request.add_header("Referer", self.address + path)
        for cookie in self._cookies:
            if cookie.name == "csrftoken":
                request.add_header("X-CSRFToken", str(cookie.value))
        with self._opener.open(request, timeout=10) as answer:
            return str(answer.read().decode())


@contextlib.contextmanager
def running_site() -> Iterator[Site]:
    """Start everything on a free port with a database of its own; stop it afterwards."""
    with tempfile.TemporaryDirectory(prefix="gradus-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        for name in SHARED:
            if (ROOT / "var" / name).exists():
                (Path(folder) / name).symlink_to(ROOT / "var" / name)
        environment = os.environ | {"GRADUS_VAR": folder, "PORT": str(port)}
        with (Path(folder) / "serve.log").open("w") as log:
            command = [sys.executable, "manage.py", "serve"]
            server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
            try:
                site = Site(f"http://127.0.0.1:{port}")
                _wait_until_ready(site, server, Path(folder))
                yield site
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(10)


def _wait_until_ready(site: Site, server: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            if urllib.request.urlopen(site.address + "/healthz", timeout=2).status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the site did not start:\n{(folder / 'serve.log').read_text()[-3000:]}")
