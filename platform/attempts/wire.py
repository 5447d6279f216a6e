"""What the site reads and says in Redis besides jobs: which tries are alive, that one shall stop, that one is done."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.conf import settings
from redis import Redis

from attempts.models import Attempt
from graders import channel
from graders.networks import Network


@cache
def _connect(url: str) -> Redis:
    return channel.connect(url)


def client() -> Redis:
    """Return this process's connections to Redis."""
    return _connect(settings.REDIS_URL)


def entries(answer: Any) -> list[tuple[str, dict[str, str]]]:
    """Return (id, fields) of what a read of one stream answered, however many there are."""
    return [entry for _, found in answer or () for entry in found]


def has_claim(attempt: Attempt) -> bool:
    """Whether a live worker holds the current try of the attempt."""
    return bool(client().exists(channel.claim_key(str(attempt.id), attempt.nonce)))


def has_pending_reports() -> bool:
    """Whether workers have said anything that is not recorded yet.

    Not the length of the stream: a recorder that dies after it has acknowledged a report may leave it there.
    """
    groups: Any = client().xinfo_groups(channel.REPORTS) if client().exists(channel.REPORTS) else ()
    for group in groups:
        if group["name"] == channel.REPORTS_GROUP:
            unread: Any = client().xrange(channel.REPORTS, min=f"({group['last-delivered-id']}", count=1)
            return bool(group["pending"] or unread)
    return bool(client().xlen(channel.REPORTS))


def has_waiting_jobs(queue: str) -> bool:
    """Whether a job waits for a worker of the queue. Celery keeps its queue as a list under the same name."""
    return bool(client().llen(queue))


def ask_to_stop(attempt: Attempt) -> None:
    """Tell the worker that grades the attempt to stop it."""
    client().set(channel.cancel_key(str(attempt.id)), "1", ex=channel.CANCEL_LIFE_SECONDS)


def find_network(attempt_id: str, nonce: str) -> Network | None:
    """Return the network that a worker has put beside its verdict of this try.

    Raises ContractError for what is none.
    """
    text = client().get(channel.network_key(attempt_id, nonce))
    return Network.from_json(str(text)) if text else None


def forget_network(attempt_id: str, nonce: str) -> None:
    """Remove what ``find_network`` finds."""
    client().delete(channel.network_key(attempt_id, nonce))


def announce_done(attempt_id: str, outcome: str) -> None:
    """Tell the attempt's page that the verdict is there."""
    key = channel.events_key(attempt_id)
    client().xadd(key, {"type": "done", "data": json.dumps({"outcome": outcome})}, maxlen=channel.EVENTS_MAX_LENGTH)
    client().expire(key, channel.EVENTS_LIFE_SECONDS)
