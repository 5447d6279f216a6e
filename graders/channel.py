"""The names under which site and workers meet in Redis, and how to reach it. No message is built or read here."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import redis

TASK = "graders.grade"
REPORTS = "gradus:reports"
REPORTS_GROUP = "recorder"
EVENTS_LIFE_SECONDS = 24 * 3600
EVENTS_MAX_LENGTH = 5000
CLAIM_MS = 15_000
CLAIM_RENEWAL_SECONDS = 5.0
CANCEL_LIFE_SECONDS = 3600
NETWORK_LIFE_SECONDS = 3600
WORKER_LIFE_SECONDS = 15


def events_key(attempt: str) -> str:
    """Stream of what happens in an attempt, for the student's page."""
    return f"gradus:events:{attempt}"


def claim_key(attempt: str, nonce: str) -> str:
    """Held by the worker that grades this try of the attempt; it lapses when the worker dies."""
    return f"gradus:claim:{attempt}:{nonce}"


def cancel_key(attempt: str) -> str:
    """Set when the student stops the attempt; the worker polls it."""
    return f"gradus:cancel:{attempt}"


def network_key(attempt: str, nonce: str) -> str:
    """The network that this try of the attempt left, until the recorder has stored it."""
    return f"gradus:network:{attempt}:{nonce}"


def worker_key(name: str) -> str:
    """Heartbeat of a worker: its queue, slots, sandbox level and device as JSON."""
    return f"gradus:worker:{name}"


def connect(url: str) -> redis.Redis:
    """Return a client for ``redis://`` or ``unix://`` that may block on a stream for up to 4 seconds.

    redis-py 8 gives up on any read after 5 s unless told otherwise, which also breaks blocking reads.
    """
    return redis.Redis.from_url(
        url, decode_responses=True, encoding_errors="replace", socket_timeout=10, socket_connect_timeout=5
    )


def broker_url(url: str) -> str:
    """Return the same address as kombu spells it: ``unix:///a/b.sock`` -> ``redis+socket:///a/b.sock``."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    return f"redis+socket://{quote(parts.path)}"
