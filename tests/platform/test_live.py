"""Server-sent events of an attempt, read as a browser reads them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from django.test import AsyncClient
from pytest_django import Settings

from attempts import live, services, wire
from attempts.models import Attempt, Kind
from graders import channel
from graders.contract import Job
from people.models import User
from tests.platform.cast import CODE, exercise, passed, publish_shipped

pytestmark = pytest.mark.django_db(transaction=True)

Event = dict[str, str]


@pytest.fixture
def attempt(alice: User, sent: list[Job]) -> Attempt:
    publish_shipped()
    return services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source="model = 1\n")


@pytest.fixture
def with_redis(redis_server: str, settings: Settings) -> None:
    settings.REDIS_URL = redis_server
    wire.client().flushall()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BLOCK_MS", 50)


def happen(attempt: Attempt, kind: str, **data: Any) -> str:
    """Say something in the attempt's stream, as a worker does; returns its id."""
    return str(wire.client().xadd(channel.events_key(str(attempt.pk)), {"type": kind, "data": json.dumps(data)}))


def finish(attempt: Attempt) -> None:
    services.record(passed(attempt))


async def open_stream(attempt: Attempt, reader: User, **headers: str) -> Any:
    client = AsyncClient()
    await client.aforce_login(reader)
    return await client.get(f"/attempts/{attempt.pk}/events/", headers=headers)


async def events_of(response: StreamingHttpResponse) -> AsyncIterator[Event]:
    """Yield events, and comments as {"comment": text}."""
    chunks: Any = response.streaming_content
    async for chunk in chunks:
        for block in chunk.decode().split("\n\n"):
            if block.startswith(":"):
                yield {"comment": block}
            elif block and not block.startswith("retry:"):
                yield dict(line.split(": ", 1) for line in block.split("\n"))


async def read_all(attempt: Attempt, reader: User, **headers: str) -> list[Event]:
    response = await open_stream(attempt, reader, **headers)
    assert response.status_code == 200

    async def collect() -> list[Event]:
        return [event async for event in events_of(response)]

    return await asyncio.wait_for(collect(), timeout=8)


def read(attempt: Attempt, reader: User, **headers: str) -> list[Event]:
    return asyncio.run(read_all(attempt, reader, **headers))


@pytest.mark.broker
def test_reader_sees_everything_in_order_and_the_stream_ends(attempt: Attempt, alice: User, with_redis: None) -> None:
    happen(attempt, "started", worker="w1")
    happen(attempt, "epoch", epoch=1, loss=0.2)
    finish(attempt)
    happen(attempt, "done", outcome="passed")
    events = read(attempt, alice)
    assert [event["event"] for event in events] == ["started", "epoch", "done"]
    assert json.loads(events[1]["data"]) == {"epoch": 1, "loss": 0.2}
    assert all("id" in event for event in events)


@pytest.mark.broker
def test_reader_who_comes_back_goes_on_after_the_last_event(attempt: Attempt, alice: User, with_redis: None) -> None:
    happen(attempt, "started")
    last = happen(attempt, "epoch", epoch=1)
    happen(attempt, "epoch", epoch=2)
    finish(attempt)
    happen(attempt, "done", outcome="passed")
    events = read(attempt, alice, **{"Last-Event-ID": last})
    assert [event["event"] for event in events] == ["epoch", "done"]
    assert json.loads(events[0]["data"]) == {"epoch": 2}


@pytest.mark.broker
def test_events_arrive_while_they_happen(attempt: Attempt, alice: User, with_redis: None) -> None:
    async def follow() -> list[str]:
        events = events_of(await open_stream(attempt, alice))
        seen = [await anext(events)]
        await sync_to_async(services.start)(attempt_id=str(attempt.pk), nonce=attempt.nonce)
        await sync_to_async(happen)(attempt, "output", stream="stdout", text="hello")
        seen.append(await asyncio.wait_for(anext(events), 5))
        await sync_to_async(finish)(attempt)
        await sync_to_async(wire.announce_done)(str(attempt.pk), "passed")
        seen += [event async for event in events]
        return [event["event"] for event in seen]

    assert asyncio.run(follow()) == ["place", "output", "done"]


@pytest.mark.broker
def test_place_in_the_queue_is_told_and_told_again_when_it_changes(
    attempt: Attempt, alice: User, bob: User, with_redis: None
) -> None:
    second = services.submit(student=bob, exercise=exercise(CODE), kind=Kind.RUN, source="x")

    async def follow() -> list[Any]:
        events = events_of(await open_stream(second, bob))
        first = await anext(events)
        await sync_to_async(finish)(attempt)
        return [json.loads(first["data"]), json.loads((await asyncio.wait_for(anext(events), 5))["data"])]

    assert asyncio.run(follow()) == [{"place": 2, "ahead": 1}, {"place": 1, "ahead": 0}]


@pytest.mark.broker
def test_place_is_told_again_when_a_lost_worker_sends_the_attempt_back(
    attempt: Attempt, alice: User, with_redis: None
) -> None:
    async def follow() -> list[Any]:
        events = events_of(await open_stream(attempt, alice))
        seen = [await anext(events)]
        await sync_to_async(services.start)(attempt_id=str(attempt.pk), nonce=attempt.nonce)
        await sync_to_async(happen)(attempt, "started")
        seen.append(await asyncio.wait_for(anext(events), 5))
        await sync_to_async(attempt.refresh_from_db)()
        await sync_to_async(services.give_up_try)(attempt)
        seen.append(await asyncio.wait_for(anext(events), 5))
        return [event["event"] for event in seen]

    assert asyncio.run(follow()) == ["place", "started", "place"]


@pytest.mark.broker
def test_attempt_whose_events_are_gone_ends_at_once(attempt: Attempt, alice: User, with_redis: None) -> None:
    finish(attempt)
    assert read(attempt, alice) == [{"event": "done", "data": '{"outcome": "passed"}'}]


@pytest.mark.broker
def test_silence_is_filled_with_comments(
    attempt: Attempt, alice: User, with_redis: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.0)

    async def follow() -> Event:
        events = events_of(await open_stream(attempt, alice))
        await anext(events)
        return await asyncio.wait_for(anext(events), 5)

    assert "comment" in asyncio.run(follow())


def test_without_redis_the_row_tells_the_end(attempt: Attempt, alice: User) -> None:
    async def follow() -> list[str]:
        events = events_of(await open_stream(attempt, alice))
        seen = [await anext(events)]
        await sync_to_async(finish)(attempt)
        seen += [event async for event in events]
        return [event["event"] for event in seen]

    assert asyncio.run(follow()) == ["place", "done"]


def test_stream_is_neither_cached_nor_buffered(attempt: Attempt, alice: User) -> None:
    headers = asyncio.run(open_stream(attempt, alice)).headers
    assert headers["Content-Type"] == "text/event-stream"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Accel-Buffering"] == "no"


def test_events_of_another_student_are_not_there(attempt: Attempt, bob: User) -> None:
    assert asyncio.run(open_stream(attempt, bob)).status_code == 404


def test_forged_last_event_id_reads_from_the_start(attempt: Attempt, alice: User) -> None:
    finish(attempt)
    assert read(attempt, alice, **{"Last-Event-ID": "0; FLUSHALL"})[-1]["event"] == "done"
