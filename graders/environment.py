"""Where a worker finds its files, and what its environment tells it."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import math
import os
from pathlib import Path
from typing import Any

from graders.contract import Limits

ROOT = Path(__file__).resolve().parents[1]
MAX_SOCKET_PATH_BYTES = 100
SANDBOX_LEVELS = ("namespaces", "landlock")
MOST = Limits(wall_seconds=1800.0, cpu_seconds=7200.0, memory_mib=16384, disk_mib=1024, output_kib=4096, processes=256)
"""The most that a run may use unless the operator says less."""


def var() -> Path:
    """Folder of everything that is written: GRADUS_VAR, or ``var`` beside the code."""
    return Path(os.environ.get("GRADUS_VAR") or ROOT / "var").resolve()


def redis_url() -> str:
    """Address of the broker: REDIS_URL, or the embedded one's private socket."""
    return os.environ.get("REDIS_URL") or f"unix://{broker_socket(var())}"


def broker_socket(folder: Path) -> Path:
    """Socket of the embedded broker: under ``var``, or under /tmp where the kernel's limit on its path says so."""
    socket = folder / "run" / "broker.sock"
    if len(os.fsencode(socket)) <= MAX_SOCKET_PATH_BYTES:
        return socket
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(f"/tmp/gradus-{name}/broker.sock")  # noqa: S108 (the supervisor makes the folder, for us alone)


def sandbox_level() -> str:
    """Name of the level of isolation that the operator wants: GRADUS_SANDBOX, or the full one."""
    return os.environ.get("GRADUS_SANDBOX") or SANDBOX_LEVELS[0]


@functools.cache
def grader_version() -> str:
    """Return the grader's version: a short hash of the code of ``graders/``, paths and bytes.

    Two verdicts of one version over the same evidence are the same.
    """
    folder = ROOT / "graders"
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.py")):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def site_limits() -> Limits:
    """Return the most that any run may use here: GRADUS_MAX_WALL_SECONDS and its like, for each of the limits.

    Raises ValueError, naming the variable, for one that is not a number above 0.
    """
    return Limits(**{field.name: _limit(field.name) for field in dataclasses.fields(Limits)})


def _limit(name: str) -> Any:
    usual = getattr(MOST, name)
    variable = f"GRADUS_MAX_{name.upper()}"
    text = os.environ.get(variable)
    if not text:
        return usual
    try:
        value = type(usual)(text)
    except ValueError:
        value = 0
    if not 0 < value < math.inf:
        raise ValueError(f"{variable}: received {text!r}, expected a number above 0")
    return value


def is_gpu_worker() -> bool:
    """Return whether this worker takes jobs from the queue for graphics processors: ``gpu`` is in GRADUS_QUEUE."""
    return "gpu" in os.environ.get("GRADUS_QUEUE", "").split(",")
