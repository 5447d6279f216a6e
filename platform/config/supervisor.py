"""Keeps a few programs running: starts them, waits until each is ready, restarts what ends, stops everything.

Knows nothing of Gradus (``config.services`` says what runs) and nothing of Django. Every program gets a session of its
own, so a Ctrl-C reaches only the supervisor; the programs die with it, however it ends (``config.processes``).
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self, TextIO

from config import processes

BACKOFF_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
HEALTHY_SECONDS = 60.0
PROBE_SECONDS = 5.0
PROBES_FAILED = 6
STOP_SECONDS = 1.2
POLL_SECONDS = 0.05
LONGEST_LINE = 64 * 1024
KILLED_BY_USER = 130
COLOURS = (36, 35, 33, 32, 34)

Probe = Callable[[], Awaitable[bool]]


@dataclass(frozen=True)
class Service:
    """A program to keep running. It is ready once it has printed ``ready_line`` and ``probe`` returns true.

    A probe that returns false again and again later makes it restarted; one that raises OSError knows nothing.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    probe: Probe | None = None
    ready_line: str = ""
    ready_seconds: float = 120.0
    stops_last: bool = False
    """The others need it to end in order."""
    noise: tuple[str, ...] = ()
    """Lines that contain one of these say nothing to an operator and are not shown."""


@dataclass
class Child:
    """A service's process, what it said last, and whether it said that it is ready."""

    service: Service
    process: subprocess.Popen[bytes]
    said: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    is_ready: bool = False
    reader: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        """Its process id, which is its process group's too."""
        return self.process.pid

    def has_ended(self) -> bool:
        """Tell whether the process is gone. asyncio's own processes only end when nobody holds their pipe any more."""
        return self.process.poll() is not None

    async def ended(self) -> int:
        """Wait for the end of the process and of what it prints; return its exit status."""
        while not self.has_ended():
            await asyncio.sleep(POLL_SECONDS)
        if self.reader is not None:
            # What it started may go on and hold the pipe open.
            await asyncio.wait([self.reader], timeout=0.2)
            self.reader.cancel()
        return self.process.returncode


class StartError(Exception):
    """A service did not come up; one line says which and why."""


class Log:
    """Lines of all services in one stream, each behind its service's name; coloured on a terminal."""

    def __init__(self, stream: TextIO, names: Sequence[str]) -> None:
        self._stream = stream
        self._width = max(map(len, names), default=0)
        self._colours = dict(zip(names, COLOURS * len(names), strict=False)) if self._is_colourful() else {}

    def write(self, name: str, text: str) -> None:
        """Print one line. What cannot be printed is shown as ``?``: a service may log what a stranger sent."""
        clean = "".join(c if c.isprintable() or c == "\t" else "?" for c in text)
        prefix = f"{name:<{self._width}} |"
        if name in self._colours:
            prefix = f"\x1b[{self._colours[name]}m{prefix}\x1b[0m"
        self.print(f"{prefix} {clean}")

    def print(self, text: str) -> None:
        """Print a line of our own. When nobody reads any more, say no more: the services must go on being drained."""
        try:
            print(text, file=self._stream, flush=True)
        except OSError:  # the pipe or the terminal is gone
            self._stream = open(os.devnull, "w")  # noqa: PTH123, SIM115

    def _is_colourful(self) -> bool:
        return self._stream.isatty() and "NO_COLOR" not in os.environ


class Supervisor:
    """Runs services until it is left: ``async with Supervisor(log) as s: await s.start(...); await s.wait()``.

    The first SIGINT, SIGTERM or SIGHUP leaves the block, which stops everything; the second kills everything at once.
    """

    def __init__(self, log: Log, *, backoff: Sequence[float] = BACKOFF_SECONDS) -> None:
        self.children: dict[str, Child] = {}
        self._log = log
        self._backoff = backoff
        self._keepers: list[asyncio.Task[None]] = []
        self._signals = 0
        self._not_ours: set[int] = set()

    async def __aenter__(self) -> Self:
        """Take over signals and orphans. What this process started before is not touched."""
        self._not_ours = set(processes.descendants(os.getpid()))
        processes.adopt_orphans()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup means it
                loop.add_signal_handler(number, self._on_signal, asyncio.current_task())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop everything: nothing that was started here runs afterwards."""
        await self.stop()

    async def start(self, *services: Service) -> None:
        """Start services side by side and return when all are ready. Raises StartError for the first that is not."""
        first: list[asyncio.Future[None]] = []
        for service in services:
            first.append(asyncio.get_running_loop().create_future())
            self._keepers.append(asyncio.create_task(self._keep(service, first[-1])))
        await asyncio.gather(*first)

    async def finish(self, service: Service) -> None:
        """Run a program to its end. Raises StartError unless it succeeds."""
        child = await self._launch(service)
        if await child.ended():
            raise StartError(_obituary(child))
        del self.children[service.name]

    async def wait(self) -> None:
        """Wait for a signal, which arrives as CancelledError."""
        await asyncio.gather(*self._keepers)

    async def stop(self) -> None:
        """Stop the services, each given a moment to end by itself, and kill whatever they left behind."""
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        for is_last in (False, True):
            await self._stop([child for child in self.children.values() if child.service.stops_last == is_last])
        while left := self._descendants():
            processes.kill(left)
            await asyncio.sleep(POLL_SECONDS)

    async def _stop(self, children: Sequence[Child]) -> None:
        for child in children:
            if not child.has_ended():
                child.process.terminate()
        ends = [asyncio.create_task(child.ended()) for child in children]
        if ends:
            await asyncio.wait(ends, timeout=STOP_SECONDS)
        for child in children:
            processes.kill_group(child.pid)
        await asyncio.gather(*ends)

    async def _keep(self, service: Service, first: asyncio.Future[None]) -> None:
        """Run the service for ever. ``first`` learns whether its first start went well."""
        try:
            await self._keep_running(service, first)
        except StartError as error:
            if first.done():
                raise
            first.set_exception(error)

    async def _keep_running(self, service: Service, first: asyncio.Future[None]) -> None:
        loop = asyncio.get_running_loop()
        failures = 0
        while True:
            child, began = await self._launch(service), loop.time()
            if await self._becomes_ready(child):
                self._log.write(service.name, f"· ready after {loop.time() - began:.1f} s (pid {child.pid})")
                if not first.done():
                    first.set_result(None)
                await self._ends_or_sickens(child)
            processes.kill_group(child.pid)
            await child.ended()
            if not first.done():
                raise StartError(_obituary(child))
            processes.reap_orphans(self._not_ours | {child.pid for child in self.children.values()})
            failures = 0 if loop.time() - began > HEALTHY_SECONDS else failures
            delay = self._backoff[min(failures, len(self._backoff) - 1)]
            failures += 1
            self._log.write(service.name, f"· {_obituary(child)}; starting it again in {delay:g} s")
            await asyncio.sleep(delay)

    async def _launch(self, service: Service) -> Child:
        try:
            process = subprocess.Popen(  # noqa: ASYNC220 - it returns as soon as the program runs
                service.command,
                env=service.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=partial(processes.die_with, os.getpid()),  # noqa: PLW1509 - two system calls
            )
        except OSError as error:
            raise StartError(f"{service.name} cannot be started: {error}") from error
        child = Child(service, process, is_ready=not service.ready_line)
        child.reader = asyncio.create_task(self._read(child))
        self.children[service.name] = child
        return child

    async def _read(self, child: Child) -> None:
        """Pass on what a process prints, line by line, however long its lines are."""
        stream, rest = asyncio.StreamReader(), b""
        protocol = asyncio.StreamReaderProtocol(stream)
        pipe, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, child.process.stdout)
        try:
            while chunk := await stream.read(LONGEST_LINE):
                *lines, rest = (rest + chunk).split(b"\n")
                if len(rest) > LONGEST_LINE:
                    lines, rest = [*lines, rest], b""
                for line in lines:
                    self._hear(child, line)
            if rest:
                self._hear(child, rest)
        finally:
            pipe.close()

    def _hear(self, child: Child, heard: bytes) -> None:
        line = heard.decode(errors="replace").rstrip("\r")
        child.said.append(line)
        if child.service.ready_line and child.service.ready_line in line:
            child.is_ready = True
        if not any(noise in line for noise in child.service.noise):
            self._log.write(child.service.name, line)

    async def _becomes_ready(self, child: Child) -> bool:
        """Wait until the service is ready; false when it ended or took too long."""
        deadline = asyncio.get_running_loop().time() + child.service.ready_seconds
        while not child.has_ended() and asyncio.get_running_loop().time() < deadline:
            if child.is_ready and await self._probe(child.service) is True:
                return True
            await asyncio.sleep(POLL_SECONDS)
        return False

    async def _ends_or_sickens(self, child: Child) -> None:
        """Wait until the process ends, or its probe has failed for half a minute."""
        failed = 0
        while failed < PROBES_FAILED:
            try:
                await asyncio.wait_for(child.ended(), PROBE_SECONDS)
            except TimeoutError:
                failed = failed + 1 if await self._probe(child.service) is False else 0
            else:
                return
        self._log.write(child.service.name, "· it runs but does not answer")

    async def _probe(self, service: Service) -> bool | None:
        if service.probe is None:
            return True
        try:
            return await asyncio.wait_for(service.probe(), PROBE_SECONDS)
        except TimeoutError:
            return False
        except OSError:
            return None

    def _descendants(self) -> list[int]:
        return [pid for pid in processes.descendants(os.getpid()) if pid not in self._not_ours]

    def _on_signal(self, task: asyncio.Task[Any] | None) -> None:
        self._signals += 1
        if self._signals == 1 and task is not None:
            task.cancel()
            return
        processes.kill(self._descendants())
        sys.stdout.flush()
        os._exit(KILLED_BY_USER)


def _obituary(child: Child) -> str:
    """Say in a few words how a process ended."""
    status = child.process.returncode
    how = f"by signal {signal.Signals(-status).name}" if status and status < 0 else f"with status {status}"
    last = next((line.strip() for line in reversed(child.said) if line.strip()), "")
    return f"{child.service.name} ended {how}" + (f": {last}" if last else "")
