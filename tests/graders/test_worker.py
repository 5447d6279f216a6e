"""The worker against a real broker: what it claims, tells and reports."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis

from graders import channel, pictures
from graders.contract import ContractError, Job, Kind, Limits, Outcome, Verdict
from graders.networks import Layer, Network
from graders.sandbox.pool import Pool
from graders.sandbox.request import Ran, Request, SandboxError
from graders.worker import Worker
from tests.polling import wait_until
from tests.sandbox.test_pictures import png

pytestmark = pytest.mark.broker

PNG = png()


@pytest.fixture
def client(any_redis_server: str) -> Iterator[redis.Redis]:
    with channel.connect(any_redis_server) as client:
        client.flushall()
        yield client


@pytest.fixture
def worker(client: redis.Redis, any_redis_server: str, monkeypatch: pytest.MonkeyPatch) -> Worker:
    monkeypatch.setenv("REDIS_URL", any_redis_server)
    return Worker(Pool(slots=1, preload=()))


@pytest.fixture
def ready(worker: Worker) -> Iterator[Worker]:
    worker.start(name="w1", queues="cpu")
    yield worker
    worker.stop()


def job(source: str = "print(1)", **more: Any) -> str:
    return Job("a1", "n1", "c/l/e", "r", Kind.RUN, source=source, **more).to_json()


def reports(client: redis.Redis) -> list[dict[str, str]]:
    entries: Any = client.xrange(channel.REPORTS)
    return [fields for _, fields in entries]


def events(client: redis.Redis) -> list[tuple[str, Any]]:
    entries: Any = client.xrange(channel.events_key("a1"))
    return [(fields["type"], json.loads(fields["data"])) for _, fields in entries]


@pytest.mark.sandbox
def test_a_job_is_reported_started_and_then_with_its_verdict(ready: Worker, client: redis.Redis) -> None:
    ready.grade(job())

    started, verdict = reports(client)
    assert started == {"kind": "started", "attempt": "a1", "nonce": "n1", "worker": "w1"}
    read = Verdict.from_json(verdict["body"])
    assert (read.attempt, read.nonce, read.outcome, read.output) == ("a1", "n1", Outcome.PASSED, "1\n")


@pytest.mark.sandbox
def test_what_the_code_has_drawn_is_reported_with_the_verdict(ready: Worker, client: redis.Redis) -> None:
    picture = {"type": "picture", "data": {"png": base64.b64encode(PNG).decode(), "title": "y"}}
    tell = f"import os\n_ = os.write(3, {json.dumps(picture).encode()!r} + bytes([10]))"
    ready.grade(job(tell))

    assert pictures.from_json(reports(client)[-1]["pictures"]) == [pictures.Picture(PNG, "y")]
    assert [kind for kind, _ in events(client)] == ["started", "picture"]


UNTRAINED = """
import keras
model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, activation="softmax")])
"""


@pytest.mark.sandbox
@pytest.mark.parametrize("stream", ["", "gradus:reports:mine"])
def test_the_network_that_was_measured_waits_for_the_recorder_and_for_nobody_else(
    ready: Worker, client: redis.Redis, stream: str
) -> None:
    leaves = ({"name": "model", "format": "keras", "max_mib": 1},)
    measured = {"model": "model", "dataset": "mnist-moved"}
    limits = Limits(wall_seconds=120, cpu_seconds=120, memory_mib=2048)
    more: dict[str, Any] = {"leaves": leaves, "measure": measured, "limits": limits, "reports": stream}
    ready.grade(Job("a1", "n1", "c/l/e", "r", Kind.SUBMIT, source=UNTRAINED, **more).to_json())

    found = client.get(channel.network_key("a1", "n1"))
    if stream:
        assert found is None
    else:
        network = Network.from_json(str(found))
        assert (network.inputs, network.layers) == (784, (Layer(10, True, "softmax"),))
        assert 0 < client.ttl(channel.network_key("a1", "n1")) <= channel.NETWORK_LIFE_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}[",
        "7",
        '[{"png": "AAAA"}]',
        '[{"png": "<svg>", "title": ""}]',
        '[{"png": "AAAA", "title": ""}]',
        pictures.to_json([{"png": base64.b64encode(PNG).decode(), "title": ""}] * 9),
        pictures.to_json([{"png": base64.b64encode(PNG + bytes(1 << 17)).decode(), "title": ""}]),
        pictures.to_json([{"png": base64.b64encode(PNG).decode(), "title": "y" * 201}]),
    ],
)
def test_what_no_worker_would_report_is_no_picture(text: str) -> None:
    with pytest.raises(ContractError):
        pictures.from_json(text)


@pytest.mark.sandbox
def test_the_page_is_told_what_happens(ready: Worker, client: redis.Redis) -> None:
    ready.grade(job())

    assert [kind for kind, _ in events(client)] == ["started", "output"]
    assert events(client)[1][1] == {"stream": "stdout", "text": "1\n"}
    assert client.ttl(channel.events_key("a1")) > 0


@pytest.mark.sandbox
def test_a_ready_worker_says_what_it_is(ready: Worker, client: redis.Redis) -> None:
    wait_until(lambda: client.exists(channel.worker_key("w1")))

    state = json.loads(str(client.get(channel.worker_key("w1"))))
    assert (state["queue"], state["slots"], state["busy"]) == ("cpu", 1, 0)
    assert "namespaces" in state["level"]


@pytest.mark.sandbox
def test_a_stopped_attempt_ends_as_cancelled(ready: Worker, client: redis.Redis) -> None:
    running = threading.Thread(target=ready.grade, args=[job("print(1)\nimport time\ntime.sleep(60)")])
    running.start()
    wait_until(lambda: len(events(client)) == 2)
    client.set(channel.cancel_key("a1"), "1")
    running.join(10)

    assert Verdict.from_json(reports(client)[-1]["body"]).outcome is Outcome.CANCELLED


def test_a_job_that_another_worker_holds_is_left_alone(worker: Worker, client: redis.Redis) -> None:
    client.set(channel.claim_key("a1", "n1"), "w2")

    worker.grade(job())

    assert reports(client) == []


def test_what_is_not_a_job_is_dropped_and_harms_nothing(worker: Worker, client: redis.Redis) -> None:
    worker.grade('{"attempt": "a1"}')

    assert reports(client) == []


@pytest.mark.parametrize("error", [SandboxError("no sandbox"), KeyError("no such check")])
def test_our_own_failure_is_a_platform_error(
    worker: Worker, client: redis.Redis, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(worker._pool, "run", _fail(error))

    worker.grade(job())

    verdict = Verdict.from_json(reports(client)[-1]["body"])
    assert (verdict.outcome, verdict.score) == (Outcome.PLATFORM_ERROR, None)
    assert "наша ошибка" in verdict.message["ru"]


def test_a_verdict_goes_to_the_stream_that_the_job_names(
    worker: Worker, client: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker._pool, "run", _fail(SandboxError("no sandbox")))

    worker.grade(job(reports="gradus:reports:mine"))

    assert reports(client) == []
    assert client.xlen("gradus:reports:mine") == 2


def _fail(error: Exception) -> Callable[..., Ran]:
    def run(_request: Request, **_: Any) -> Ran:
        raise error

    return run
