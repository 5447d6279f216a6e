"""All of Gradus as an operator meets it: what the start says, what it refuses, what its processes may know."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import redis

from config import processes
from tests.conftest import Site

ROOT = Path(__file__).resolve().parents[2]


def serve(**variables: str) -> subprocess.CompletedProcess[str]:
    """Start the server where it cannot start."""
    command = [sys.executable, "-B", str(ROOT / "manage.py"), "serve"]
    environment = {"PATH": os.environ["PATH"], **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)


def test_a_machine_without_data_gets_one_line_for_each_thing_that_is_missing(tmp_path: Path) -> None:
    done = serve(GRADUS_VAR=str(tmp_path), PORT="0")
    assert done.returncode == 1
    assert "PORT" in done.stderr
    done = serve(GRADUS_VAR=str(tmp_path), PORT="64999")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["✗   datasets", "✗   front end"]
    assert done.stderr.count("Run script/setup.") == 2


def test_a_taken_port_is_told_in_one_line(tmp_path: Path) -> None:
    for name in ("datasets", "frontend"):
        (tmp_path / name).symlink_to(ROOT / "var" / name)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = serve(GRADUS_VAR=str(tmp_path), PORT=str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert re.fullmatch(r"✗   port: \d+ on 127.0.0.1 is taken .* PORT=\d+ script/server\n", done.stderr), done.stderr


@pytest.mark.sandbox
@pytest.mark.broker
class TestRunning:
    """With everything started."""

    def test_the_start_says_where_who_and_what(self, site: Site) -> None:
        for said in (site.url, "student / student-demo", "operator / operator-demo", "Ctrl-C stops everything"):
            assert said in site.printed
        for name in ("broker", "recorder", "worker", "web"):
            assert re.search(rf"^  {name} +pid {site.pid(name)} ", site.printed, re.MULTILINE)

    def test_the_site_answers(self, site: Site) -> None:
        assert httpx.get(f"{site.url}/healthz").json() == {"status": "ok"}

    def test_a_second_server_in_the_same_folder_is_refused(self, site: Site) -> None:
        done = serve(GRADUS_VAR=str(site.var), PORT="64999")
        assert done.returncode == 1
        assert done.stderr.startswith(f"✗ Gradus runs from this folder already: pid {site.process.pid}, {site.url}/.")

    def test_only_we_can_reach_the_broker_and_it_writes_to_disk(self, site: Site) -> None:
        path = site.var / "run" / "broker.sock"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        with redis.Redis(unix_socket_path=str(path), decode_responses=True) as client:
            settings = client.config_get("*")
        assert settings["port"] == "0"
        assert settings["appendonly"] == "yes"
        assert settings["maxmemory-policy"] == "noeviction"

    def test_the_worker_and_what_it_starts_hold_no_credentials_of_the_database(self, site: Site) -> None:
        worker = site.pid("worker")
        for pid in (worker, *processes.descendants(worker)):
            variables = Path(f"/proc/{pid}/environ").read_bytes()
            assert b"DATABASE_URL" not in variables
            assert b"DJANGO" not in variables
        assert b"DATABASE_URL" in Path(f"/proc/{site.pid('web')}/environ").read_bytes()
