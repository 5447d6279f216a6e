"""What happens in an attempt, as server-sent events: live from its Redis stream, from the row when Redis is away."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import redis.asyncio
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET
from redis.exceptions import RedisError

from attempts import wire
from attempts.access import access_attempt
from attempts.models import Attempt
from attempts.present import find_verdict
from attempts.selectors import place_of
from graders import channel

BLOCK_MS = 2000
BATCH = 200
HEARTBEAT_SECONDS = 10.0
RECONNECT_MS = 1000
_ENTRY = re.compile(r"\d{1,20}(-\d{1,20})?")


@require_GET
async def events(request: HttpRequest, attempt_id: UUID) -> HttpResponseBase:
    """Stream the events of an attempt, from the one after ``Last-Event-ID`` on, until it is done."""
    try:
        await _access(request, attempt_id)
    except Http404:
        # As text: the reader is a script.
        return HttpResponse("no such attempt", status=404, content_type="text/plain")
    after = request.headers.get("Last-Event-ID") or request.GET.get("after") or "0"
    stream = _Stream(str(attempt_id), after if _ENTRY.fullmatch(after) else "0")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(stream.lines(), content_type="text/event-stream", headers=headers)


@dataclass(frozen=True)
class _Row:
    place: int | None
    outcome: str
    """Empty while the attempt is open."""


class _Stream:
    """The events of one attempt for one reader."""

    def __init__(self, attempt: str, after: str) -> None:
        self.attempt = attempt
        self.after = after
        self.place: int | None = None
        self.said_at = time.monotonic()
        self.redis = redis.asyncio.Redis.from_url(settings.REDIS_URL, decode_responses=True, socket_connect_timeout=2)

    async def lines(self) -> AsyncIterator[str]:
        """Yield the stream's text, event by event; it ends after ``done``."""
        try:
            yield f"retry: {RECONNECT_MS}\n\n"
            async for event in self._events():
                self.said_at = time.monotonic()
                yield event
        finally:
            await self.redis.aclose()

    async def _events(self) -> AsyncIterator[str]:
        while True:
            row = await _read_row(self.attempt)
            if row.place is not None and row.place != self.place:
                self.place = row.place
                yield _event("place", json.dumps({"place": row.place, "ahead": row.place - 1}))
            # The verdict is committed before anything says so: what is in the stream then is all there will be.
            entries = await self._read(block=None if row.outcome else BLOCK_MS)
            for entry, fields in entries:
                self.after = entry
                yield _event(fields["type"], fields["data"], entry)
                if fields["type"] == "done":
                    return
                if fields["type"] == "started":
                    # Should its worker be lost, the same place is news again.
                    self.place = None
            if row.outcome and not entries:
                yield _event("done", json.dumps({"outcome": row.outcome}))
                return
            if time.monotonic() - self.said_at >= HEARTBEAT_SECONDS:
                yield ": still here\n\n"

    async def _read(self, *, block: int | None) -> list[tuple[str, dict[str, str]]]:
        key = channel.events_key(self.attempt)
        try:
            answer: Any = await self.redis.xread({key: self.after}, count=BATCH, block=block)
        except RedisError:
            # The row still tells when the verdict is there.
            await asyncio.sleep((block or 0) / 1000)
            return []
        return wire.entries(answer)


@sync_to_async
def _access(request: HttpRequest, attempt_id: UUID) -> None:
    try:
        access_attempt(request.user, attempt_id)
    finally:
        close_old_connections()


@sync_to_async
def _read_row(attempt_id: str) -> _Row:
    try:
        attempt = Attempt.objects.select_related("verdict").only("status", "queue", "created_at", "verdict__outcome")
        found = attempt.get(pk=attempt_id)
        verdict = find_verdict(found)
        return _Row(place_of(found), verdict.outcome if verdict else "")
    finally:
        # A stream lasts for minutes: it must not hold a connection between two looks at the row.
        close_old_connections()


def _event(kind: str, data: str, entry: str = "") -> str:
    name = f"id: {entry}\n" if entry else ""
    return f"{name}event: {kind}\ndata: {data}\n\n"
