"""The way of a job to the workers. The only lines of the site that talk to the broker."""

from __future__ import annotations

from functools import cache

from celery import Celery
from django.conf import settings
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

from graders import channel
from graders.contract import Job

# A request that publishes must not hang: a broker that is away is noticed within about two seconds.
_RETRY = {"max_retries": 2, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.5}
_TRANSPORT = {"socket_connect_timeout": 2, "socket_timeout": 2}


class UnsentError(Exception):
    """The job did not reach the broker. Its attempt waits in the database and is sent later."""


def put(job: Job) -> None:
    """Send a job to the workers of its queue. Raises UnsentError when the broker does not take it."""
    try:
        _client(settings.REDIS_URL).send_task(
            channel.TASK, args=[job.to_json()], queue=job.queue, retry=True, retry_policy=_RETRY
        )
    except (OperationalError, KombuError, RedisError, OSError) as error:
        raise UnsentError(str(error)) from error


@cache
def _client(url: str) -> Celery:
    # Without fixups: this client is no worker and needs no help with Django.
    client = Celery("gradus", broker=channel.broker_url(url), fixups=[], set_as_current=False)
    client.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        broker_transport_options=_TRANSPORT,
        broker_connection_timeout=2,
    )
    return client
