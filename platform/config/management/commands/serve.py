"""``manage.py serve``: runs all of Gradus on this machine until Ctrl-C."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand

from config import checks, environment, services
from config.supervisor import Log, StartError, Supervisor
from people.management.commands.demo import ACCOUNTS

NAMES = ("broker", "prepare", "recorder", "worker", "web")


class Command(BaseCommand):
    """Looks at the machine, starts everything, says where it is, and stays."""

    help = "Run the broker, the recorder, a grading worker and the web server until Ctrl-C."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        settings, began = environment.load(), time.monotonic()
        address = services.Address(settings.host, settings.port)
        try:
            with _alone(settings, address):
                _look_first(settings, address)
                asyncio.run(_serve(settings, address, began))
        except StartError as error:
            sys.exit(f"✗ {error}")
        except (asyncio.CancelledError, KeyboardInterrupt):
            print("· everything is stopped", flush=True)


async def _serve(settings: environment.Environment, address: services.Address, began: float) -> None:
    log = Log(sys.stdout, NAMES)
    async with Supervisor(log) as running:
        if settings.has_embedded_broker:
            await running.start(services.broker(settings))
        # The worker loads TensorFlow for some seconds; the site gets ready meanwhile.
        await asyncio.gather(running.start(services.worker(settings)), _start_site(running, settings, address))
        for line in await _screen(running, settings, address, time.monotonic() - began):
            log.print(line)
        await running.wait()


async def _start_site(running: Supervisor, settings: environment.Environment, address: services.Address) -> None:
    # Their passwords are in the documentation, so they are made only where nobody else can come.
    await running.finish(services.prepare(settings, demo=settings.is_private))
    await running.start(services.recorder(settings), services.web(settings, address))


async def _screen(
    running: Supervisor, settings: environment.Environment, address: services.Address, seconds: float
) -> list[str]:
    """What stands on the terminal once everything runs: where, who, what, and how to stop."""
    grading = await services.heartbeat(settings.redis) or {}
    about = {
        "broker": settings.redis,
        "worker": f"queue {grading.get('queue')}, {grading.get('slots')} at once, sandbox: {grading.get('level')}",
        "web": f"{address.host}:{address.port}",
        "recorder": settings.database.rpartition("@")[2],
    }
    lines = ["", f"  Gradus runs at {address.url}   (ready after {seconds:.1f} s)", ""]
    if settings.is_private:
        lines += [f"  {role:<11} {username} / {password}" for role, username, password in ACCOUNTS]
    else:
        lines += ["  No demo accounts: others can reach this site. manage.py account NAME --role student makes one."]
    lines += [
        "",
        *(f"  {c.service.name:<11} pid {c.pid:<8} {about[c.service.name]}" for c in running.children.values()),
    ]
    return [*lines, "", "  Ctrl-C stops everything.", ""]


def _look_first(settings: environment.Environment, address: services.Address) -> None:
    """Leave with one line for each thing that is missing."""
    missing = [str(finding) for finding in checks.before_start(settings, address) if not finding.is_ok]
    if missing:
        raise SystemExit("\n".join(missing))


@contextmanager
def _alone(settings: environment.Environment, address: services.Address) -> Iterator[None]:
    """Hold the folder while the server runs: two would share one broker and one database file."""
    folder = settings.var / "run"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "server.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SystemExit(
                f"✗ Gradus runs from this folder already: {lock.read().strip()}. Stop that one first."
            ) from None
        lock.truncate(0)
        lock.write(f"pid {os.getpid()}, {address.url}")
        lock.flush()
        yield
