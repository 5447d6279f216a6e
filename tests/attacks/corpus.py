"""Hostile submissions of our own writing, and what must hold when they have been graded.

Each file below a family's folder is one act. Its first lines say what its verdict must be and what must not happen:

    # failed: a file of the host outside of the sandbox is read
    # landlock: not stopped, <why>          where the weaker level of isolation ends it otherwise
    # exercise: dense-networks/mnist/first-network
    # machine: x86_64                       where it makes calls by their numbers

It prints ESCAPED as soon as that has happened as far as it can tell. Every act is harmless when it succeeds.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import json
import os
import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exercises import catalog
from exercises.catalog import Exercise
from graders.contract import ContractError, Job, Kind, Limits, Outcome, Verdict
from graders.environment import var
from graders.grade import grade
from graders.local import make_job
from graders.sandbox.forkserver import RUNS_BEFORE_RECYCLING
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request, SandboxError
from tests.polling import wait_until

FOLDER = Path(__file__).parent
FAMILIES = (
    "descriptors",
    "files-and-links",
    "forged-results",
    "hidden-label-hunting",
    "hostile-artefacts",
    "leftovers",
    "memory-and-disk",
    "namespaces",
    "neighbours",
    "network-and-sockets",
    "operator-overloading",
    "output",
    "patched-keras-and-numpy",
    "proc-and-secrets",
    "processes-and-signals",
    "syscalls-and-foreign-abis",
)
USUAL_EXERCISE = "dense-networks/parameters/two-layers"
NOT_STOPPED = "not stopped"
LIMITS = Limits(wall_seconds=4, cpu_seconds=4, memory_mib=512, disk_mib=16, output_kib=256, processes=32)
WALL_SECONDS_OF_A_TIMEOUT = 1.0
"""For acts that only the clock ends."""
GRACE_SECONDS = 0.3
PROCESSES_OF_A_PREPARED_RUN = 3
"""Keeper, init, and the process of a student to come: each slot has them while it waits."""
GRADING_SECONDS = 5.0
"""The most that the grader may take over what an act has left, where nothing is measured."""

SECRET = f"gradus-canary-{secrets.token_hex(16)}"
"""In the worker's environment and in the canaries. It must not be in any verdict."""
ABSTRACT_NAME = "\0gradus-canary"
UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What draws on a terminal, turns text around, or has no bytes."""


@dataclass(frozen=True)
class Attack:
    """One hostile submission. ``landlock`` is None where the weaker level ends it in the same way."""

    path: Path
    outcome: Outcome
    must_not: str
    landlock: Outcome | None = None
    why_not_stopped: str = ""
    exercise: str = USUAL_EXERCISE
    machine: str = ""

    @property
    def name(self) -> str:
        """Family and name."""
        return str(self.path.relative_to(FOLDER).with_suffix(""))

    @property
    def family(self) -> str:
        """Name of the folder."""
        return self.path.parent.name

    @property
    def limits(self) -> Limits:
        """What the act may use."""
        if self.outcome is Outcome.TIMEOUT:
            return dataclasses.replace(LIMITS, wall_seconds=WALL_SECONDS_OF_A_TIMEOUT)
        return LIMITS

    def expected(self, level: str) -> Outcome | None:
        """Return the outcome that the verdict must have at a level of isolation; None where the act is not stopped."""
        if not level.startswith("landlock"):
            return self.outcome
        return None if self.why_not_stopped else self.landlock or self.outcome


def load() -> list[Attack]:
    """Return every attack, in the order of their names. Raises ValueError for a header that says something else."""
    return [read(path) for path in sorted(FOLDER.glob("*/*.py"))]


def read(path: Path) -> Attack:
    """Return the attack in one file."""
    fields = {}
    for line in path.read_text().splitlines():
        header = re.fullmatch(r"# ([a-z-]+): (.+)", line)
        if header is None:
            break
        fields[header[1]] = header[2]
    (outcome, must_not), *more = fields.items()
    known: dict[str, Any] = {}
    for name, value in more:
        if name == "landlock" and value.startswith(NOT_STOPPED):
            known["why_not_stopped"] = value.removeprefix(f"{NOT_STOPPED}, ")
        elif name == "landlock":
            known["landlock"] = Outcome(value)
        elif name in ("exercise", "machine"):
            known[name] = value
        else:
            raise ValueError(f"{path}: the header {name!r} is not known")
    return Attack(path, Outcome(outcome), must_not, **known)


def check(attack: Attack, pool: Pool) -> list[str]:
    """Grade an attack and return what went wrong, nothing when it was stopped as it must be.

    To be called with canaries ``planted`` before the pool was started. An act of ``leftovers`` is graded until a slot
    has met it twice, one of ``neighbours`` on two slots at once.
    """
    if (expected := attack.expected(pool.level)) is None:
        return []
    servers = pool.servers
    wrong = [line for verdict in _verdicts(attack, pool) for line in judge(attack, verdict, expected)]
    wrong += look_around(pool)
    if pool.servers != servers and all(server._runs <= RUNS_BEFORE_RECYCLING for server in servers):
        wrong.append("the fork server is another one")
    prepared = PROCESSES_OF_A_PREPARED_RUN * pool.slots
    try:
        wait_until(lambda: count_processes(pool) == prepared, seconds=3)
    except AssertionError:
        wrong.append(f"{count_processes(pool)} processes of the slots are left, expected {prepared}")
    return wrong


def judge(attack: Attack, verdict: Verdict | str, expected: Outcome) -> list[str]:
    """Return what is wrong with a verdict, or with there being none."""
    if isinstance(verdict, str):
        return [verdict]
    wrong = []
    if verdict.outcome is not expected:
        wrong.append(f"the outcome is {verdict.outcome}, not {expected}: {verdict.message.get('en')} {verdict.error}")
    if _has_points_for_nothing(verdict):
        wrong.append(f"the score is {verdict.score}")
    if verdict.resources.wall_seconds > attack.limits.wall_seconds + GRACE_SECONDS:
        wrong.append(f"it ran for {verdict.resources.wall_seconds} s of {attack.limits.wall_seconds}")
    said = "\n".join(_texts(verdict.to_dict()))
    wrong += [line for line in said.splitlines() if "ESCAPED" in line]
    if SECRET in said:
        wrong.append("the verdict tells a secret")
    if unsafe := UNSAFE.search(said):
        wrong.append(f"the verdict shows {said[max(0, unsafe.start() - 20) : unsafe.end() + 20]!a}")
    return wrong + _cannot_be_sent(verdict)


def look_around(pool: Pool) -> list[str]:
    """Return what an attack has done outside: to the canaries, or to the runs after it."""
    wrong = [f"{path} was changed" for path in canaries() if not path.exists() or path.read_text() != SECRET]
    wrong += [f"{path} was made" for path in marks_outside() if path.exists()]
    try:
        ran = pool.run(Request("print(1)"))
    except SandboxError as error:
        return [*wrong, f"no run works after it: {error}"]
    if (ran.end, ran.output) != (End.EXITED, "1\n"):
        wrong.append(f"the run after it ended as {ran}")
    return wrong


def grade_once(attack: Attack, pool: Pool) -> Verdict | str:
    """Return the verdict on an attack, or in one sentence why there is none."""
    job = dataclasses.replace(_job(attack.exercise), source=source_at(attack, pool), limits=attack.limits)
    started = time.monotonic()
    try:
        verdict = grade(job, pool.run)
    except Exception as error:  # noqa: BLE001 (whatever it is, it has cost the verdict)
        return f"there is no verdict: {type(error).__name__}: {error}"
    seconds = time.monotonic() - started - verdict.resources.wall_seconds
    if job.measure is None and seconds > GRADING_SECONDS:
        return f"grading took {seconds:.1f} s after the run"
    return verdict


def source_at(attack: Attack, pool: Pool) -> str:
    """Return the act's code, with the folders of a run where this level of isolation has them."""
    source = attack.path.read_text()
    if "folder" in (setup := pool._level.run_setup(0)):
        source = source.replace("/evidence", f"{setup['folder']}/evidence").replace("/datasets", str(pool._datasets))
    return source


@contextlib.contextmanager
def planted() -> Iterator[None]:
    """Put a secret where no run may find it: the environment, two files, and a socket with an abstract name."""
    os.environ["GRADUS_CANARY"] = SECRET
    for path in canaries():
        path.touch(mode=0o600)
        path.write_text(SECRET)
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        # Somebody else's tests on this machine may hold the same name, which is as good.
        with contextlib.suppress(OSError):
            listener.bind(ABSTRACT_NAME)
            listener.listen()
        yield
    del os.environ["GRADUS_CANARY"]
    for path in canaries():
        path.unlink(missing_ok=True)


def canaries() -> tuple[Path, Path]:
    """Return the files whose content no attack may read or change."""
    return var() / f"canary-{os.getpid()}", Path(f"/tmp/gradus-canary-{os.getpid()}")


def marks_outside() -> tuple[Path, ...]:
    """Return the files that attacks try to make outside of the sandbox."""
    return tuple(Path(folder) / "gradus-mark" for folder in ("/tmp", "/dev/shm", "/etc", "/var/tmp", "/", "/usr"))


def count_processes(pool: Pool) -> int:
    """Return how many processes the users of the slots have, those of other workers on this machine left out."""
    uids = set(pool.uids)
    processes = dict(_processes())

    def is_ours(pid: int) -> bool:
        while pid in processes and processes[pid].uid in uids:
            pid = processes[pid].parent
        # What has lost its parent is nobody else's that we know of: an attack has got out.
        return not _is_fork_server(pid) or processes[pid].parent == os.getpid()

    return sum(process.uid in uids and is_ours(pid) for pid, process in processes.items())


@dataclass(frozen=True)
class _Process:
    uid: int
    parent: int


def _processes() -> Iterator[tuple[int, _Process]]:
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            if not fields["State"].startswith("Z"):
                yield int(status.parent.name), _Process(int(fields["Uid"].split()[0]), int(fields["PPid"]))


def _is_fork_server(pid: int) -> bool:
    try:
        return b"graders.sandbox.inside.server" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _verdicts(attack: Attack, pool: Pool) -> list[Verdict | str]:
    if attack.family == "leftovers":
        return [grade_once(attack, pool) for _ in range(pool.slots + 1)]
    if attack.family != "neighbours" or pool.slots == 1:
        return [grade_once(attack, pool)]
    together = threading.Barrier(2)

    def grade_together(_number: int) -> Verdict | str:
        together.wait()
        return grade_once(attack, pool)

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(grade_together, range(2)))


@functools.cache
def _exercises() -> dict[str, Exercise]:
    return {
        exercise.id: exercise
        for course in catalog.load_all()
        for lesson in course.lessons
        for exercise in lesson.exercises
    }


@functools.cache
def _job(exercise: str) -> Job:
    return make_job(_exercises()[exercise], "", kind=Kind.SUBMIT)


def _has_points_for_nothing(verdict: Verdict) -> bool:
    """A model that is measured has points for its layers, and must have none for what it has not learnt."""
    if verdict.outcome is Outcome.PARTLY:
        return any(check.points for check in verdict.checks if check.name.startswith("trained."))
    return verdict.score != 0


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _cannot_be_sent(verdict: Verdict) -> list[str]:
    """The worker leaves out what is only for show where a verdict is too large; anything else must go as it is."""
    try:
        with contextlib.suppress(ContractError):
            Verdict.from_json(verdict.to_json())
        Verdict.from_json(dataclasses.replace(verdict, output="", epochs=()).to_json())
        json.dumps(verdict.to_dict(), allow_nan=False, ensure_ascii=False).encode()
    except ValueError as error:
        return [f"the verdict cannot be sent: {type(error).__name__}: {error}"]
    return []
