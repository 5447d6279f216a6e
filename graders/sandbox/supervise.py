"""Watch one run from outside: pass its output on, hold it to its limits, end it, collect what it left."""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Sequence
from typing import Any

from graders.sandbox.cgroups import Group
from graders.sandbox.collect import collect
from graders.sandbox.events import EventReader
from graders.sandbox.level import Level
from graders.sandbox.memory import resident_mib
from graders.sandbox.output import Decoder, Transcript
from graders.sandbox.request import End, OnEvent, Ran, Request, SandboxError

TICK_SECONDS = 0.05
ENDS_BY_SIGNAL: dict[int, End] = {signal.SIGXCPU: End.CPU}
DEATH_SECONDS = 2.0
READ_BYTES = 64 * 1024
MAX_EPOCHS = 500
STREAMS = ("stdout", "stderr", "events")


class Supervisor:
    """One run, from the moment its descriptors were handed to the fork server."""

    def __init__(
        self,
        request: Request,
        *,
        uid: int,
        level: Level,
        group: Group,
        control: socket.socket,
        keeper: int,
        folders: Sequence[int],
        pipes: dict[str, int],
        on_event: OnEvent,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._request = request
        self._uid = uid
        self._level = level
        self._group = group
        self._control = control
        self._keeper = keeper
        self._folders = folders
        self._on_event = on_event
        self._is_cancelled = is_cancelled
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ, "control")
        self._pipes = pipes
        for name in STREAMS:
            os.set_blocking(pipes[name], False)
            self._selector.register(pipes[name], selectors.EVENT_READ, name)
        self._decoders = {"stdout": Decoder(), "stderr": Decoder()}
        self._transcript = Transcript()
        self._waiting: list[tuple[str, str]] = []
        self._events = EventReader()
        self._epochs: list[dict[str, Any]] = []
        self._error: dict[str, Any] | None = None
        self._printed_bytes = 0
        self._wait_status: int | None = None
        self._keeper_cpu_seconds = 0.0
        self._peak_mib = 0.0
        self._end: End | None = None
        self._is_dead = False

    def watch(self) -> Ran:
        """Return when everything in the run is dead; its group is left to the caller. Raises SandboxError."""
        started = time.monotonic()
        try:
            self._follow(started)
            wall_seconds = time.monotonic() - started
            self._drain()
            return self._conclude(wall_seconds)
        finally:
            self._close()

    def _follow(self, started: float) -> None:
        deadline = started + self._request.limits.wall_seconds
        next_look = started
        killed_at: float | None = None
        while not self._is_dead:
            for key, _ in self._selector.select(TICK_SECONDS):
                self._read(str(key.data))
            now = time.monotonic()
            if now >= next_look:
                next_look = now + TICK_SECONDS
                self._flush()
                self._look(now, deadline)
            is_over = self._end is not None or self._wait_status is not None
            if is_over and killed_at is None and not self._is_dead:
                self._kill()
                killed_at = now
            if killed_at is not None and now > killed_at + DEATH_SECONDS:
                self._group.kill()
                raise SandboxError("a killed run did not end within 2 s")

    def _read(self, name: str) -> None:
        if name == "control":
            self._read_control()
            return
        try:
            data = os.read(self._pipes[name], READ_BYTES)
        except BlockingIOError:
            return
        if not data:
            self._selector.unregister(self._pipes[name])
        elif name == "events":
            self._take_events(data)
        else:
            self._take_output(name, data)

    def _take_output(self, name: str, data: bytes) -> None:
        self._printed_bytes += len(data)
        if self._printed_bytes > self._request.limits.output_kib * 1024:
            self._end = self._end or End.OUTPUT
        shown = self._transcript.add(self._decoders[name].decode(data))
        if not shown:
            return
        if self._waiting and self._waiting[-1][0] == name:
            self._waiting[-1] = (name, self._waiting[-1][1] + shown)
        else:
            self._waiting.append((name, shown))

    def _take_events(self, data: bytes) -> None:
        for kind, event in self._events.read(data):
            if kind == "epoch":
                self._epochs.append(event)
            elif kind == "error":
                self._error = event
            self._flush()
            self._on_event(kind, event)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for name, text in waiting:
            self._on_event("output", {"stream": name, "text": text})

    def _read_control(self) -> None:
        message = self._control.recv(4096)
        if not message:
            # Where memory ran out the kernel may have chosen the keeper: that too is the run's own memory limit.
            if not self._group.read_usage().out_of_memory:
                raise SandboxError("the fork server or the run's keeper died")
            self._group.kill()
            self._end, self._is_dead = End.MEMORY, True
            return
        told = json.loads(message)
        if "refused" in told:
            raise SandboxError(f"the sandbox could not be set up: {told['refused']}")
        if "exit" in told:
            self._wait_status = told["exit"]
        if "dead" in told:
            self._keeper_cpu_seconds = told["cpu_seconds"]
            self._is_dead = True

    def _look(self, now: float, deadline: float) -> None:
        """Hold the run to its limits; the first that is passed is the reason of its end."""
        if self._end is not None or self._wait_status is not None:
            return
        limits, usage = self._request.limits, self._group.read_usage()
        if usage.peak_mib is None:
            used = resident_mib(self._keeper, self._level.in_memory(self._folders))
            self._peak_mib = max(self._peak_mib, used)
            if used > limits.memory_mib:
                self._end = End.MEMORY
        if usage.out_of_memory:
            self._end = End.MEMORY
        elif now > deadline:
            self._end = End.WALL
        elif usage.cpu_seconds is not None and usage.cpu_seconds > limits.cpu_seconds:
            self._end = End.CPU
        elif self._level.is_over(self._folders, limits):
            self._end = End.DISK
        elif self._is_cancelled():
            self._end = End.CANCELLED

    def _kill(self) -> None:
        # The keeper takes the end of its control socket as the order to kill init, and with it the pid namespace.
        self._control.shutdown(socket.SHUT_WR)

    def _drain(self) -> None:
        """Read what is left in the pipes. Everybody who could write is dead, so their ends are closed."""
        for name in STREAMS:
            while data := _read_or_none(self._pipes[name]):
                if name == "events":
                    self._take_events(data)
                else:
                    self._take_output(name, data)
        for name, decoder in self._decoders.items():
            if rest := self._transcript.add(decoder.decode(b"", final=True)):
                self._waiting.append((name, rest))
        self._flush()

    def _conclude(self, wall_seconds: float) -> Ran:
        usage = self._group.read_usage()
        end = self._end
        if usage.out_of_memory:
            end = End.MEMORY
        status = os.waitstatus_to_exitcode(self._wait_status) if self._wait_status is not None else -9
        if end is None:
            end = ENDS_BY_SIGNAL.get(-status, End.SIGNALLED) if status < 0 else End.EXITED
            # It may have ended between two looks.
            end = End.DISK if self._level.is_over(self._folders, self._request.limits) else end
        files = {}
        if end is End.EXITED:
            files = collect(self._folders[0], self._request.collect, uid=self._uid)
        return Ran(
            end=end,
            status=abs(status),
            output=str(self._transcript),
            epochs=tuple(self._epochs[-MAX_EPOCHS:]),
            error=self._error,
            files=files,
            limits=self._request.limits,
            disk_was_full=self._level.is_full(self._folders),
            processes_were_refused=usage.processes_refused,
            wall_seconds=round(wall_seconds, 4),
            cpu_seconds=round(usage.cpu_seconds if usage.cpu_seconds is not None else self._keeper_cpu_seconds, 4),
            peak_mib=round(usage.peak_mib if usage.peak_mib is not None else self._peak_mib, 1),
        )

    def _close(self) -> None:
        self._selector.close()
        self._control.close()
        for descriptor in (*self._pipes.values(), *self._folders):
            os.close(descriptor)


def _read_or_none(descriptor: int) -> bytes | None:
    try:
        return os.read(descriptor, READ_BYTES)
    except BlockingIOError:
        return None
