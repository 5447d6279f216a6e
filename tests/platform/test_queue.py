"""The way of a job through a real broker, and how soon its absence is noticed."""

from __future__ import annotations

import base64
import json
import socket
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from attempts import queue, wire
from graders import channel
from graders.contract import Job, Kind

JOB = Job(attempt="a", nonce="n", exercise="x/y/z", revision="r", kind=Kind.RUN, source="print('ы')\n")


@pytest.mark.broker
def test_job_arrives_in_its_queue_as_the_worker_expects_it(any_redis_server: str, settings: Settings) -> None:
    settings.REDIS_URL = any_redis_server
    wire.client().flushall()
    queue.put(JOB)
    (message,) = wire.client().lrange("cpu", 0, -1)
    message = json.loads(message)
    args, _, _ = json.loads(base64.b64decode(message["body"]))
    assert message["headers"]["task"] == channel.TASK
    assert Job.from_json(args[0]) == JOB
    assert wire.has_waiting_jobs("cpu")
    assert not wire.has_waiting_jobs("gpu")


def test_broker_that_is_away_is_noticed_within_two_seconds(settings: Settings, tmp_path: Path) -> None:
    settings.REDIS_URL = f"unix://{tmp_path}/nobody.sock"
    began_at = time.monotonic()
    with pytest.raises(queue.UnsentError):
        queue.put(JOB)
    assert time.monotonic() - began_at < 2.0


@pytest.mark.slow
def test_broker_that_takes_connections_and_never_answers_is_noticed_too(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.REDIS_URL = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        began_at = time.monotonic()
        with pytest.raises(queue.UnsentError):
            queue.put(JOB)
        assert time.monotonic() - began_at < 4.0
