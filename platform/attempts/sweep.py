"""What repairs the way of an attempt: the table is the truth, and messages may be lost at every step."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from attempts import services, wire
from attempts.models import Attempt, Status

SILENCE = timedelta(seconds=15)
"""After so long without a live claim a try is lost: a claim that nobody renews lives that long."""
GRACE = timedelta(seconds=2)
"""A new attempt is left this long to the request that made it, which sends it after the commit."""


def send_unsent() -> None:
    """Send what did not reach the broker when it was submitted."""
    now = timezone.now()
    for attempt in _attempts(status=Status.QUEUED, sent_at=None, created_at__lt=now - GRACE):
        if not services.send(attempt):
            return


def take_back_lost() -> None:
    """Send again what no worker holds, whether its message was lost or its worker was.

    Only true of a broker that has been there for a while: right after an outage all claims have lapsed. Raises
    RedisError when it is away.
    """
    now = timezone.now()
    for attempt in _attempts(status=Status.QUEUED, sent_at__lt=now - SILENCE):
        if not wire.has_waiting_jobs(attempt.queue) and not _is_held(attempt):
            services.give_up_try(attempt)
    for attempt in _attempts(status=Status.RUNNING, started_at__lt=now - SILENCE):
        if not _is_held(attempt):
            services.give_up_try(attempt)


def _attempts(**conditions: object) -> QuerySet[Attempt]:
    found = Attempt.objects.filter(**conditions).select_related("revision__exercise", "lesson__course")
    return found.order_by("created_at")


def _is_held(attempt: Attempt) -> bool:
    # In this order: a worker reports its verdict before it lets go of its claim.
    return wire.has_claim(attempt) or wire.has_pending_reports()
