"""What a grading worker does with a job: claim it, grade it, tell the page, report the verdict."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import json
import logging
import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import redis

from graders import channel, pictures
from graders.contract import ContractError, Job, Outcome, Verdict
from graders.environment import redis_url
from graders.feedback import render
from graders.grade import grade, provenance_of
from graders.networks import Network
from graders.sandbox.pool import Pool
from graders.sandbox.request import SandboxError

log = logging.getLogger("gradus.worker")

SANDBOX_TRIES = 2
CANCEL_POLL_SECONDS = 0.2
RETRY_SECONDS = 1.0
HEARTBEAT_SECONDS = 5.0


@dataclasses.dataclass(frozen=True)
class _Graded:
    """A verdict, and what the run that led to it has drawn and left."""

    verdict: Verdict
    drawn: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    networks: list[Network] = dataclasses.field(default_factory=list)
    """The one that was measured, or none."""


class Worker:
    """One worker process: a pool of warm slots and a connection to Redis."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._redis = channel.connect(redis_url())
        self._name = platform.node()
        self._queues = ""
        self._busy = 0
        self._since = time.time()
        self._stopping = threading.Event()

    def start(self, *, name: str, queues: str) -> None:
        """Start the fork server, then the heartbeat that tells everybody that this worker is ready."""
        self._name, self._queues = name, queues
        self._pool.start()
        threading.Thread(target=self._beat, daemon=True, name="heartbeat").start()
        log.info("worker is ready: %s, %d slots, %s", name, self._pool.slots, self._pool.level)

    def stop(self) -> None:
        """Leave: no heartbeat, no fork server, no runs."""
        self._stopping.set()
        with contextlib.suppress(redis.RedisError):
            self._redis.delete(channel.worker_key(self._name))
        self._pool.close()

    def grade(self, text: str) -> None:
        """Grade one job unless another worker holds it. Whatever happens, the job is answered with one verdict."""
        try:
            job = Job.from_json(text)
        except ContractError as error:
            log.error("a job was refused: %s", error)
            self._refuse(text)
            return
        with self._claimed(job) as is_ours:
            if not is_ours:
                log.info("attempt %s is held by another worker", job.attempt)
                return
            self._report(job, {"kind": "started", "attempt": job.attempt, "nonce": job.nonce, "worker": self._name})
            graded = self._grade(job)
            verdict = graded.verdict
            self._leave(job, graded.networks)
            self._report(job, {"kind": "verdict", "body": _fit(verdict), "pictures": pictures.to_json(graded.drawn)})
        log.info("attempt %s: %s in %.2f s", job.attempt, verdict.outcome, verdict.resources.wall_seconds)

    def _refuse(self, text: str) -> None:
        """Answer a job of another release as our error, if it can be seen whose it is; else it would come again."""
        with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
            told = json.loads(text)
            verdict = _platform_error(str(told["attempt"]), str(told["nonce"]))
            self._persist(lambda: self._redis.xadd(channel.REPORTS, {"kind": "verdict", "body": verdict.to_json()}))

    def _grade(self, job: Job) -> _Graded:
        for _ in range(SANDBOX_TRIES):
            drawn: list[dict[str, Any]] = []
            networks: list[Network] = []
            # A second start tells the page to forget what the first has printed.
            self._tell(job, "started", {"worker": self._name, "level": self._pool.level, "device": self._pool.device})
            try:
                verdict = grade(
                    job,
                    self._pool.run,
                    on_event=functools.partial(self._follow, job, drawn),
                    on_network=networks.append,
                    is_cancelled=self._make_is_cancelled(job),
                    provenance={"worker": self._name} | provenance_of(self._pool),
                )
                return _Graded(verdict, drawn, networks)
            except SandboxError as error:
                log.error("attempt %s: the sandbox failed: %s", job.attempt, error)
            except Exception:
                log.exception("attempt %s: the grader failed", job.attempt)
                break
        return _Graded(_platform_error(job.attempt, job.nonce))

    @contextlib.contextmanager
    def _claimed(self, job: Job) -> Iterator[bool]:
        """Hold the claim on this try of the attempt, renewed while the block runs; False when somebody else does."""
        key, done = channel.claim_key(job.attempt, job.nonce), threading.Event()
        if not self._persist(lambda: self._redis.set(key, self._name, nx=True, px=channel.CLAIM_MS)):
            yield False
            return

        def renew() -> None:
            while not done.wait(channel.CLAIM_RENEWAL_SECONDS):
                with contextlib.suppress(redis.RedisError):
                    self._redis.set(key, self._name, px=channel.CLAIM_MS)

        threading.Thread(target=renew, daemon=True, name=f"claim {job.attempt}").start()
        self._busy += 1
        try:
            yield True
        finally:
            self._busy -= 1
            # Left to lapse: until it does, a second delivery of the same message finds the attempt taken.
            done.set()

    def _make_is_cancelled(self, job: Job) -> Callable[[], bool]:
        key, state = channel.cancel_key(job.attempt), {"asked": 0.0, "answer": False}

        def is_cancelled() -> bool:
            now = time.monotonic()
            if now - state["asked"] >= CANCEL_POLL_SECONDS:
                state["asked"] = now
                with contextlib.suppress(redis.RedisError):
                    state["answer"] = bool(self._redis.exists(key))
            return bool(state["answer"])

        return is_cancelled

    def _follow(self, job: Job, drawn: list[dict[str, Any]], kind: str, data: dict[str, Any]) -> None:
        """Show an event on the page, and keep what is drawn: it stays with the attempt."""
        if kind == "picture":
            drawn.append(data)
        self._tell(job, kind, data)

    def _tell(self, job: Job, kind: str, data: dict[str, Any]) -> None:
        """Show an event on the student's page; one that cannot be shown is not worth failing for."""
        key = channel.events_key(job.attempt)
        with contextlib.suppress(redis.RedisError):
            pipe = self._redis.pipeline(transaction=False)
            fields: dict[Any, Any] = {"type": kind, "data": json.dumps(data, ensure_ascii=False)}
            pipe.xadd(key, fields, maxlen=channel.EVENTS_MAX_LENGTH, approximate=True)
            pipe.expire(key, channel.EVENTS_LIFE_SECONDS)
            pipe.execute()

    def _leave(self, job: Job, networks: list[Network]) -> None:
        """Put the network where the recorder looks for it. No verdict waits for that: without it the page says so."""
        for network in [] if job.reports else networks:
            key = channel.network_key(job.attempt, job.nonce)
            with contextlib.suppress(redis.RedisError):
                self._redis.set(key, network.to_json(), ex=channel.NETWORK_LIFE_SECONDS)

    def _report(self, job: Job, fields: dict[Any, Any]) -> None:
        self._persist(lambda: self._redis.xadd(job.reports or channel.REPORTS, fields))

    def _persist(self, command: Callable[[], Any]) -> Any:
        """Repeat a command until Redis takes it. A worker that dies meanwhile loses nothing: the attempt is resent."""
        while True:
            try:
                return command()
            except redis.RedisError as error:
                log.warning("Redis does not answer (%s); trying again", error)
                if self._stopping.wait(RETRY_SECONDS):
                    raise

    def _beat(self) -> None:
        while True:
            state = {
                "queue": self._queues,
                "slots": self._pool.slots,
                "is_healthy": self._pool.check(),
                "busy": self._busy,
                "level": self._pool.level,
                "device": self._pool.device,
                "since": self._since,
                "pid": os.getpid(),
            }
            with contextlib.suppress(redis.RedisError):
                self._redis.set(channel.worker_key(self._name), json.dumps(state), ex=channel.WORKER_LIFE_SECONDS)
            if self._stopping.wait(HEARTBEAT_SECONDS):
                return


def _platform_error(attempt: str, nonce: str) -> Verdict:
    return Verdict(attempt, nonce, Outcome.PLATFORM_ERROR, None, message=render("runs.platform-error"))


def _fit(verdict: Verdict) -> str:
    """Return the verdict's JSON; what is only for show is left out where it would be too large to report."""
    try:
        return verdict.to_json()
    except ContractError:
        return dataclasses.replace(verdict, output="", epochs=()).to_json()
