"""The slots of a worker: each has a run prepared ahead, so that code starts at once."""

from __future__ import annotations

import json
import logging
import os
import queue
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from graders.contract import Limits
from graders.environment import ROOT, var
from graders.sandbox import cgroups
from graders.sandbox.forkserver import ForkServer, in_memory
from graders.sandbox.request import OnEvent, Ran, Request, SandboxError, ignore_event, never
from graders.sandbox.supervise import STREAMS, Supervisor

log = logging.getLogger("gradus.sandbox")

FIRST_SLOT_UID = 60001
# The last is what model.summary() would import at its first table.
PRELOAD = ("numpy", "keras", "tensorflow", "h5py", "matplotlib", "matplotlib.pyplot", "rich._emoji_codes")
MAX_THREADS = 8
"""TensorFlow makes that many threads twice; a run's limit of processes counts them."""


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

    def discard(self) -> None:
        """End it unused."""
        self.orders.close()
        self.control.close()
        self.group.kill()
        self.group.remove()


@dataclass
class Slot:
    """A place for one run at a time, with a kernel user id of its own."""

    uid: int
    prepared: Prepared | None = None


class Pool:
    """A warm fork server with a number of slots. Threads may call ``run`` at the same time.

    >>> with Pool(preload=(), slots=1) as pool:  # doctest: +SKIP
    ...     pool.run(Request("print(1)")).output
    '1\\n'
    """

    def __init__(
        self, *, slots: int | None = None, preload: Sequence[str] = PRELOAD, datasets: Path | None = None
    ) -> None:
        self.slots = slots or default_slots()
        self.threads = min(os.cpu_count() or 1, MAX_THREADS)
        self.versions: dict[str, str] = {}
        self._preload = preload
        self._datasets = datasets or var() / "datasets" / "keras"
        self._mount_point = var() / "run" / "root"
        self._refuse_visible_code()
        self._controller = cgroups.find_controller()
        first = FIRST_SLOT_UID if os.geteuid() == 0 else os.geteuid()
        self._slots = [Slot(first + n) for n in range(self.slots)]
        self._free: queue.SimpleQueue[Slot] = queue.SimpleQueue()
        for slot in self._slots:
            self._free.put(slot)
        self._renewals = ThreadPoolExecutor(1, thread_name_prefix="renewal")
        self._quarantined = 0
        self._is_closed = False
        self._lock = threading.Lock()
        self._server: ForkServer | None = None
        self._retired: list[ForkServer] = []

    @property
    def level(self) -> str:
        """Name of the isolation level and of what limits memory, for verdicts and screens."""
        return f"namespaces, cgroup {self._controller.level}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the fork server, wait until it has imported everything, and prepare a run for each slot.

        Raises SandboxError when it cannot.
        """
        for slot in self._slots:
            slot.prepared = self._prepare(slot.uid, USUAL)

    def run(
        self, request: Request, *, on_event: OnEvent = ignore_event, is_cancelled: Callable[[], bool] = never
    ) -> Ran:
        """Run code in a fresh sandbox and return when everything in it is dead.

        Args:
            on_event: called with (type, data) for output and for what the run tells of itself.
            is_cancelled: asked about every 50 ms; True ends the run.

        Raises:
            SandboxError: the sandbox failed, and nothing is known about the code.
        """
        if self._quarantined == self.slots:
            raise SandboxError("every slot holds processes that cannot be killed; this machine needs a restart")
        slot = self._free.get()
        group: cgroups.Group | None = None
        try:
            prepared = self._take(slot, Setup(request.limits.disk_mib, request.sees_datasets))
            group = prepared.group
            return self._watch(prepared, slot.uid, request, on_event, is_cancelled)
        finally:
            # The verdict need not wait until the next run is prepared.
            self._renewals.submit(self._renew, slot, group)

    def close(self) -> None:
        """End the fork server; every run in it ends too."""
        self._is_closed = True
        with self._lock:
            for server in (self._server, *self._retired):
                if server is not None:
                    server.kill()
            self._server, self._retired = None, []
        self._renewals.shutdown()
        for slot in self._slots:
            if slot.prepared is not None:
                slot.prepared.discard()
                slot.prepared = None
        self._controller.close()

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
            if not self._is_closed:
                slot.prepared = self._prepare(slot.uid, USUAL)
        except SandboxError as error:
            # The next run in this slot will meet it too, and say so.
            log.warning("no run could be prepared: %s", error)
        except Exception:
            log.exception("slot %d is quarantined: its last run cannot be cleared away", slot.uid)
            self._quarantined += 1
            return
        self._free.put(slot)

    def _take(self, slot: Slot, setup: Setup) -> Prepared:
        """Return the slot's prepared run if it fits, else a new one."""
        prepared, slot.prepared = slot.prepared, None
        if prepared is None:
            return self._prepare(slot.uid, setup)
        if setup == USUAL and prepared.server.is_usable():
            return prepared
        prepared.discard()
        return self._prepare(slot.uid, setup)

    def _prepare(self, uid: int, setup: Setup) -> Prepared:
        control, their_control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        orders, their_orders = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with their_control, their_orders, self._lock:
            server = self._ensure_server()
            group = self._controller.make_group()
            procs = group.open_procs()
            try:
                given = [their_control.fileno(), their_orders.fileno(), *procs]
                server.send({"uid": uid, "disk_mib": setup.disk_mib, "sees_datasets": setup.sees_datasets}, given)
            except SandboxError:
                control.close()
                orders.close()
                group.remove()
                raise
            finally:
                for descriptor in procs:
                    os.close(descriptor)
        return Prepared(server, group, control, orders)

    def _watch(
        self, prepared: Prepared, uid: int, request: Request, on_event: OnEvent, is_cancelled: Callable[[], bool]
    ) -> Ran:
        pipes, given = {}, []
        for name in STREAMS:
            pipes[name], writer = os.pipe()
            given.append(writer)
        given += [in_memory(content) for content in (_payload(request), *request.files.values())]
        prepared.group.limit(request.limits)
        supervisor = Supervisor(
            request,
            uid=uid,
            group=prepared.group,
            control=prepared.control,
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
            "processes": limits.processes,
        }

    def _ensure_server(self) -> ForkServer:
        self._retired = [server for server in self._retired if not server.is_gone()]
        if self._server is not None and not self._server.is_usable():
            self._server.retire()
            self._retired.append(self._server)
            self._server = None
        if self._server is None:
            self._controller.open()
            self._mount_point.mkdir(parents=True, exist_ok=True)
            self._server = ForkServer(self._preload, self._mount_point, self._datasets)
            self.versions = self._server.versions
        return self._server


def default_slots() -> int:
    """Return GRADUS_SLOTS, or a slot a core; without root all slots would share one uid, so there is one."""
    if os.geteuid() != 0:
        return 1
    return int(os.environ.get("GRADUS_SLOTS", os.cpu_count() or 1))


def _payload(request: Request) -> bytes:
    return json.dumps({"source": request.source, "seed": request.seed, "leaves": list(request.leaves)}).encode()
