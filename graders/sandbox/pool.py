"""The slots of a worker: each has a run prepared ahead, so that code starts at once."""

from __future__ import annotations

import contextlib
import functools
import json
import logging
import os
import queue
import socket
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from graders.contract import Limits
from graders.environment import ROOT, site_limits, var
from graders.sandbox import cgroups, probe, syscalls
from graders.sandbox.forkserver import ForkServer, Lane, in_memory
from graders.sandbox.gpu import Gpu
from graders.sandbox.level import Level, choose_level
from graders.sandbox.request import OnEvent, Ran, Request, SandboxError, ignore_event, never
from graders.sandbox.supervise import STREAMS, Supervisor

log = logging.getLogger("gradus.sandbox")

# The last is what model.summary() would import at its first table.
PRELOAD = ("numpy", "h5py", "matplotlib", "matplotlib.pyplot", "tensorflow", "keras", "rich._emoji_codes")
"""What exercises use, each after what it needs itself. ``script/bench sandbox`` shows what each of them saves."""
MAX_THREADS = 8
"""TensorFlow makes that many threads twice; a run's limit of processes counts them."""
PREPARATION_SECONDS = 10.0
DEATH_SECONDS = 2.0
SPARE_PROCESSES = 8
"""The slot's user has keeper and init too. With control groups theirs is the limit that is met, for it is counted."""
UNLIMITED = -1
UNCOUNTED_MEMORY = ("memfd_create", "shmget")
"""Calls for memory that the watchdog does not see; absent where it is all there is."""


@dataclass(frozen=True)
class Setup:
    """What of a run must be known before it is prepared."""

    disk_mib: int = Limits().disk_mib
    sees_datasets: bool = True


USUAL = Setup()


@dataclass(frozen=True)
class Prepared:
    """A run that is set up and waits for its orders: its code, its pipes, its limits."""

    server: ForkServer
    group: cgroups.Group
    control: socket.socket
    orders: socket.socket
    keeper: int
    folders: tuple[int, ...]

    def discard(self) -> None:
        """End it unused, and return when nothing of it is alive."""
        self.orders.close()
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_WR)
            self.control.settimeout(DEATH_SECONDS)
            while self.control.recv(4096):
                pass
        self.control.close()
        for folder in self.folders:
            os.close(folder)
        self.group.kill()
        self.group.remove()


@dataclass
class Slot:
    """A place for one run at a time, with a kernel user id of its own."""

    number: int
    lane: Lane
    gpu: Gpu | None = None
    uid: int = 0
    """0 is none yet, and refused."""
    prepared: Prepared | None = None


class Pool:
    """A warm fork server with a number of slots. Threads may call ``run`` at the same time.

    With GPUs there is a slot for each, and a fork server for each that sees the device nodes of that one alone.

    >>> with Pool(preload=(), slots=1) as pool:  # doctest: +SKIP
    ...     pool.run(Request("print(1)")).output
    '1\\n'
    """

    def __init__(
        self,
        *,
        slots: int | None = None,
        preload: Sequence[str] = PRELOAD,
        datasets: Path | None = None,
        level: Level | None = None,
        gpus: Sequence[Gpu] = (),
    ) -> None:
        self._level = level or choose_level()
        self.slots = len(gpus) or slots or default_slots()
        if self._level.most_slots is not None:
            self.slots = min(self.slots, self._level.most_slots)
        self.threads = min(os.cpu_count() or 1, MAX_THREADS)
        self.device = ", ".join(gpu.name for gpu in gpus[: self.slots]) or "cpu"
        self.versions: dict[str, str] = {}
        self._preload = preload
        self._datasets = datasets or var() / "datasets" / "keras"
        self._most = site_limits()
        self._refuse_visible_code()
        self._controller = cgroups.find_controller()
        starts: list[Callable[[], ForkServer]] = [functools.partial(self._start_server, gpu) for gpu in gpus] or [
            self._start_server
        ]
        self._lanes = [Lane(start) for start in starts]
        self._slots = [Slot(n, self._lanes[n], gpus[n]) if gpus else Slot(n, self._lanes[0]) for n in range(self.slots)]
        self._free: queue.SimpleQueue[Slot] = queue.SimpleQueue()
        for slot in self._slots:
            self._free.put(slot)
        self._renewals = ThreadPoolExecutor(1, thread_name_prefix="renewal")
        self._quarantined = 0
        self._is_closed = False

    @property
    def level(self) -> str:
        """Name of the isolation level and of what limits memory, for verdicts and screens."""
        memory = "watchdog" if self._controller.level == "none" else f"cgroup {self._controller.level}"
        return f"{self._level.name}, {memory}"

    @property
    def uids(self) -> list[int]:
        """Kernel user ids of the slots."""
        return [slot.uid for slot in self._slots]

    @property
    def servers(self) -> list[ForkServer]:
        """The fork servers of now."""
        return [lane.server for lane in self._lanes if lane.server is not None]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the fork server, wait until it has imported everything, and prepare a run for each slot.

        Raises SandboxError when this machine refuses what the level of isolation needs, and says what.
        """
        probe.require(self._level)
        for slot, uid in zip(self._slots, self._level.claim_uids(self.slots), strict=True):
            slot.uid = uid
            slot.prepared = self._prepare(slot, USUAL)

    def check(self) -> bool:
        """Return whether every fork server answers and a slot is left; a server that is stuck is ended and replaced."""
        silent = [lane for lane in self._lanes if not lane.check()]
        return not silent and self._quarantined < self.slots

    def run(
        self, request: Request, *, on_event: OnEvent = ignore_event, is_cancelled: Callable[[], bool] = never
    ) -> Ran:
        """Run code in a fresh sandbox and return when everything in it is dead.

        The request's limits hold, or the site's where these are lower.

        Args:
            on_event: called with (type, data) for output and for what the run tells of itself.
            is_cancelled: asked about every 50 ms; True ends the run.

        Raises:
            SandboxError: the sandbox failed, and nothing is known about the code.
        """
        if self._quarantined == self.slots:
            raise SandboxError("every slot is quarantined: what ran there cannot be cleared away; restart this machine")
        limits = request.limits.within(self._most)
        slot = self._free.get()
        group: cgroups.Group | None = None
        try:
            prepared = self._take(slot, Setup(limits.disk_mib, request.sees_datasets))
            group = prepared.group
            return self._watch(prepared, slot, replace(request, limits=limits), on_event, is_cancelled)
        finally:
            # The verdict need not wait until the next run is prepared.
            self._renewals.submit(self._renew, slot, group)

    def close(self) -> None:
        """End the fork servers; every run in them ends too."""
        self._is_closed = True
        for lane in self._lanes:
            lane.close()
        self._renewals.shutdown()
        for slot in self._slots:
            if slot.prepared is not None:
                slot.prepared.discard()
                slot.prepared = None
        self._controller.close()
        self._level.close()

    def _start_server(self, gpu: Gpu | None = None) -> ForkServer:
        self._controller.open()
        setup = self._level.setup() | {
            "datasets": str(self._datasets),
            "devices": gpu.nodes if gpu else (),
            # The driver of a GPU locks pages; nothing else needs to.
            "lockable_bytes": UNLIMITED if gpu else 0,
            "preload": list(self._preload),
        }
        variables = self._level.variables() | ({"CUDA_VISIBLE_DEVICES": gpu.uuid} if gpu else {})
        uncounted = UNCOUNTED_MEMORY if self._controller.level == "none" else ()
        filters = syscalls.build(refused=self._level.refused_calls, absent=uncounted)
        server = ForkServer(setup, variables, filters)
        self.versions = server.versions
        return server

    def _refuse_visible_code(self) -> None:
        """What lies below the interpreter's folders can be read by students: our own code must not."""
        for folder in ("/usr", sys.prefix, sys.base_prefix):
            if ROOT.is_relative_to(folder) or var().is_relative_to(folder):
                raise SandboxError(f"{ROOT} lies below {folder}, which students can read; install Gradus elsewhere")

    def _renew(self, slot: Slot, used: cgroups.Group | None) -> None:
        """Clear away the slot's last run and prepare its next. A slot that cannot be emptied is never used again."""
        try:
            if used is not None:
                used.kill()
                used.remove()
            if slot.gpu is not None and not slot.gpu.is_idle():
                raise TimeoutError(f"{slot.gpu.name} ({slot.gpu.uuid}) does not give its memory back")
            if not self._is_closed:
                slot.prepared = self._prepare(slot, USUAL)
        except SandboxError as error:
            # The next run in this slot will meet it too, and say so.
            log.warning("no run could be prepared: %s", error)
        except Exception:
            log.exception("slot %d is quarantined: its last run cannot be cleared away", slot.number)
            self._quarantined += 1
            return
        self._free.put(slot)

    def _take(self, slot: Slot, setup: Setup) -> Prepared:
        """Return the slot's prepared run if it fits, else a new one."""
        prepared, slot.prepared = slot.prepared, None
        if prepared is None:
            return self._prepare(slot, setup)
        if setup == USUAL and prepared.server.is_usable():
            return prepared
        prepared.discard()
        return self._prepare(slot, setup)

    def _prepare(self, slot: Slot, setup: Setup) -> Prepared:
        server = slot.lane.ensure()
        control, their_control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        orders, their_orders = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        group = self._controller.make_group()
        procs = group.open_procs()
        message = {"uid": slot.uid, **asdict(setup), **self._level.run_setup(slot.number)}
        try:
            with their_control, their_orders:
                server.send(message, [their_control.fileno(), their_orders.fileno(), *procs])
            keeper, folders = _await_start(control)
        except SandboxError:
            slot.lane.check()
            control.close()
            orders.close()
            group.kill()
            group.remove()
            raise
        finally:
            for descriptor in procs:
                os.close(descriptor)
        return Prepared(server, group, control, orders, keeper, folders)

    def _watch(
        self, prepared: Prepared, slot: Slot, request: Request, on_event: OnEvent, is_cancelled: Callable[[], bool]
    ) -> Ran:
        pipes, given = {}, []
        for name in STREAMS:
            pipes[name], writer = os.pipe()
            given.append(writer)
        given += [in_memory(content) for content in (_payload(request), *request.files.values())]
        prepared.group.limit(request.limits)
        supervisor = Supervisor(
            request,
            uid=slot.uid,
            level=self._level,
            group=prepared.group,
            control=prepared.control,
            keeper=prepared.keeper,
            folders=prepared.folders,
            pipes=pipes,
            on_event=on_event,
            is_cancelled=is_cancelled,
        )
        try:
            socket.send_fds(prepared.orders, [json.dumps(self._orders(request)).encode()], given)
        except OSError:
            # The prepared run died while it waited: the supervisor finds the control socket closed, and says so.
            pass
        finally:
            prepared.orders.close()
            for descriptor in given:
                os.close(descriptor)
        return supervisor.watch()

    def _orders(self, request: Request) -> dict[str, object]:
        limits = request.limits
        return {
            "attachments": list(request.files),
            "threads": self.threads,
            "disk_mib": limits.disk_mib,
            "cpu_seconds": limits.cpu_seconds,
            "processes": limits.processes + SPARE_PROCESSES,
        }


def default_slots() -> int:
    """Return GRADUS_SLOTS, or a slot a core."""
    return int(os.environ.get("GRADUS_SLOTS", os.cpu_count() or 1))


def _await_start(control: socket.socket) -> tuple[int, tuple[int, ...]]:
    """Wait until the keeper says that the run is set up; return its process id and the run's folders."""
    control.settimeout(PREPARATION_SECONDS)
    try:
        message, descriptors, _flags, _address = socket.recv_fds(control, 4096, 8)
    except OSError as error:
        raise SandboxError(f"no run was prepared: {error}") from error
    if not message:
        raise SandboxError("the run's keeper died before it was set up")
    told = json.loads(message)
    if "refused" in told:
        raise SandboxError(f"the sandbox could not be set up: {told['refused']}")
    return told["started"], tuple(descriptors)


def _payload(request: Request) -> bytes:
    work = {
        "source": request.source,
        "before": list(request.before),
        "mark": request.mark,
        "seed": request.seed,
        "leaves": list(request.leaves),
        "captures": request.captures,
    }
    return json.dumps(work).encode()
