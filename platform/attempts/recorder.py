"""The recorder: the one process that brings what workers report into the database, and repairs what was lost.

A report is acknowledged after the commit, so a recorder that dies leaves it to the next one; recording twice changes
nothing.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from redis.exceptions import RedisError, ResponseError

from attempts import services, wire
from attempts.sweep import send_unsent, take_back_lost
from graders import channel
from graders.contract import ContractError, Verdict
from graders.pictures import Picture, from_json

log = logging.getLogger(__name__)

BLOCK_MS = 250
BATCH = 50
SWEEP_SECONDS = 2.0
RENEWAL_SECONDS = 2 * channel.CLAIM_RENEWAL_SECONDS
"""After an outage of Redis every worker has renewed its claims by then."""
ADOPT_AFTER_MS = 10_000
FIRST_BACK_OFF_SECONDS = 0.25
MAX_BACK_OFF_SECONDS = 5.0

OUTAGES = (RedisError, OperationalError, InterfaceError)
"""What passes by itself, so that one waits and tries again."""

Reports = Iterable[tuple[str, Mapping[str, str]]]


class Recorder:
    """Reads reports until it is told to stop. Any number may run at once.

    ``sweeps`` are what others want done every now and then, by a process that is always there.
    """

    def __init__(self, sweeps: Sequence[Callable[[], None]] = ()) -> None:
        self.sweeps = sweeps
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.is_stopping = False
        self._next_sweep = 0.0
        self._trusts_claims_at = 0.0

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the report in hand and return from ``run``, within a second."""
        self.is_stopping = True

    def run(self) -> None:
        """Record until stopped. A broker or database that is away is waited for; nothing is lost meanwhile."""
        has_joined, delay = False, 0.0
        while not self.is_stopping:
            try:
                if not has_joined:
                    self._join()
                has_joined = True
                self.step()
                delay = 0.0
            except OUTAGES as error:
                has_joined, delay = False, min(MAX_BACK_OFF_SECONDS, delay * 2 or FIRST_BACK_OFF_SECONDS)
                log.warning("waiting %.2g s: %s", delay, str(error).strip() or type(error).__name__)
                connection.close()
                self._sleep(delay)

    def step(self) -> None:
        """Record what has come, waiting a moment for it, then sweep if it is time."""
        self._record_all(self._read(">", block=BLOCK_MS))
        if time.monotonic() >= self._next_sweep:
            self._record_all(self._orphans())
            send_unsent()
            for sweep in self.sweeps:
                sweep()
            if time.monotonic() >= self._trusts_claims_at:
                take_back_lost()
            self._next_sweep = time.monotonic() + SWEEP_SECONDS

    def _join(self) -> None:
        """Make sure that the group is there (Redis may be new, or have lost its data) and finish what we had begun."""
        connection.ensure_connection()
        try:
            wire.client().xgroup_create(channel.REPORTS, channel.REPORTS_GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if not str(error).startswith("BUSYGROUP"):
                raise
        self._record_all(self._read("0"))
        self._trusts_claims_at = time.monotonic() + RENEWAL_SECONDS
        log.info("recorder is ready")

    def _read(self, after: str, *, block: int | None = None) -> Reports:
        group = channel.REPORTS_GROUP
        streams: dict[Any, Any] = {channel.REPORTS: after}
        answer: Any = wire.client().xreadgroup(group, self.name, streams, count=BATCH, block=block)
        return wire.entries(answer)

    def _orphans(self) -> Reports:
        """Take over what another recorder has read and not recorded for long: it is gone."""
        group, idle = channel.REPORTS_GROUP, ADOPT_AFTER_MS
        answer: Any = wire.client().xautoclaim(channel.REPORTS, group, self.name, min_idle_time=idle, count=BATCH)
        return list(answer[1])

    def _record_all(self, reports: Reports) -> None:
        for entry, fields in reports:
            record_report(fields)
            with wire.client().pipeline(transaction=True) as both:
                both.xack(channel.REPORTS, channel.REPORTS_GROUP, entry)
                both.xdel(channel.REPORTS, entry)
                both.execute()

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < until:
            time.sleep(0.1)


def record_report(fields: Mapping[str, str]) -> None:
    """Bring one report into the database. One that makes no sense is dropped, and the log says why.

    Raises one of OUTAGES when database or broker is away; the report then waits.
    """
    try:
        match fields["kind"]:
            case "started":
                _record_start(fields["attempt"], fields["nonce"], fields.get("worker", ""))
            case "verdict":
                pictures = from_json(fields.get("pictures", "[]"))
                _record_verdict(Verdict.from_json(fields["body"]), pictures)
            case kind:
                raise ContractError(f"kind: received {kind!r}, expected started or verdict")
    except OUTAGES:
        raise
    except Exception:
        # Whatever it is, the next reading would find it again. Its attempt stays open, so the sweep sends it again and
        # in the end closes it as our own error.
        log.exception("dropped a report that can't be recorded")


def _record_start(attempt: str, nonce: str, worker: str) -> None:
    if services.start(attempt_id=attempt, nonce=nonce):
        log.info("attempt %s started on %s", attempt, worker)
    else:
        log.info("dropped the start of attempt %s: it is finished, or was given to another try", attempt)


def _record_verdict(verdict: Verdict, pictures: list[Picture]) -> None:
    if services.record(verdict, pictures):
        wire.announce_done(verdict.attempt, verdict.outcome)
        log.info("attempt %s: %s", verdict.attempt, verdict.outcome)
    else:
        log.warning("dropped a verdict of attempt %s: it has one, or this try was given up", verdict.attempt)
    # Also of a verdict that is there: a recorder may have died between the two.
    _keep_network(verdict.attempt, verdict.nonce)


def _keep_network(attempt: str, nonce: str) -> None:
    """Store the network of the try, if it left one. Failing that costs this network, and holds up no verdict."""
    try:
        network = wire.find_network(attempt, nonce)
        if network is None:
            return
        if services.keep_network(attempt_id=attempt, nonce=nonce, network=network):
            log.info("attempt %s: kept its network, %d KiB", attempt, len(network.weights) >> 10)
        wire.forget_network(attempt, nonce)
    except Exception:
        log.exception("attempt %s: its network can't be kept", attempt)
