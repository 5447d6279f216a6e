"""Where a worker finds its files, and what its environment tells it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAX_SOCKET_PATH_BYTES = 100


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
