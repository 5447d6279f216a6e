"""The grading worker: a Celery app with one task, thin.

    celery -A graders.tasks worker --pool threads --concurrency SLOTS -Q cpu -n NAME --without-mingle --without-gossip

Threads, not processes: each only watches a sandboxed run from outside, and the fork server is one for all of them. The
worker reaches Redis and nothing else; started without DJANGO_SETTINGS_MODULE, it has no Django.
"""

from __future__ import annotations

from typing import Any

from celery import Celery, signals

from graders import channel
from graders.environment import redis_url
from graders.sandbox.gpu import gpus_to_use
from graders.sandbox.pool import Pool
from graders.worker import Worker

JOB_MAX_SECONDS = 1800
VISIBILITY_SECONDS = 2 * (JOB_MAX_SECONDS + 60)

app = Celery("graders", broker=channel.broker_url(redis_url()))
app.conf.update(
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    result_backend=None,
    # A crashed worker's message comes back after the visibility timeout; the claim makes a second delivery harmless.
    task_acks_late=True,
    task_reject_on_worker_lost=False,
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=False,
    worker_send_task_events=False,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
    worker_soft_shutdown_timeout=0,
    visibility_timeout=VISIBILITY_SECONDS,
    broker_transport_options={
        "visibility_timeout": VISIBILITY_SECONDS,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "retry_on_timeout": True,
    },
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_channel_error_retry=True,
)

worker = Worker(Pool(gpus=gpus_to_use()))


@app.task(name=channel.TASK)
def grade(job: str) -> None:
    """Grade one job, given as JSON, and report its verdict."""
    worker.grade(job)


@signals.celeryd_after_setup.connect
def _start(sender: str = "", **_: Any) -> None:
    worker.start(name=sender, queues=",".join(sorted(app.amqp.queues.consume_from)))


@signals.worker_shutdown.connect
def _stop(**_: Any) -> None:
    worker.stop()
