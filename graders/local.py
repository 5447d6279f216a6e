"""Grade an exercise's answer without a site: in this process, or through the broker and a worker."""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import time
from collections.abc import Mapping
from typing import Any

from celery import Celery

from exercises.by_hand import ByHand
from exercises.catalog import Exercise
from exercises.schema import Variant
from exercises.variants import fit_variant
from graders import channel
from graders.checks import grade_answers
from graders.contract import Job, Kind, Verdict
from graders.draw import draw_variants
from graders.environment import redis_url
from graders.grade import grade, provenance_of
from graders.jobs import job_for
from graders.sandbox.pool import Pool

POLL_MS = 200


class AnswerError(ValueError):
    """The answer does not fit the exercise; the message says what was received and what was expected."""


class NoAnswerError(RuntimeError):
    """No worker answered; the message says how long it was waited for and what to look at."""


def make_job(
    exercise: Exercise,
    answer: str | Mapping[str, str],
    *,
    kind: Kind,
    seed: int = 0,
    variant: Variant | None = None,
) -> Job:
    """Return a job for an answer that has no attempt in any database. Raises AnswerError for unknown fields.

    Args:
        answer: source code, or the fields of a by-hand exercise.
        seed: of the variant that is drawn; 0 is the canonical one.
        variant: one that is drawn already.
    """
    if isinstance(exercise.spec, ByHand):
        _check_fields(exercise.spec, answer, kind)
    return job_for(
        exercise.spec,
        exercise=exercise.id,
        revision=exercise.revision,
        variant=variant or find_variant(exercise, seed),
        kind=kind,
        attempt=f"local-{secrets.token_hex(8)}",
        nonce=secrets.token_hex(16),
        source=answer if isinstance(answer, str) else "",
        answers=answer if not isinstance(answer, str) else None,
        reference=exercise.reference,
    )


def repeat(job: Job, seed: int | None) -> Job:
    """Return the job of an attempt to be graded once more beside it: its own name, so that nothing of it is touched.

    Args:
        seed: of the attempt's run; None where that is not known, and another is drawn.
    """
    return dataclasses.replace(
        job, attempt=f"local-{secrets.token_hex(8)}", nonce=secrets.token_hex(16), queued_at=0.0, seed=seed
    )


def find_variant(exercise: Exercise, seed: int) -> Variant:
    """Return one variant, drawn in the sandbox when the exercise draws its numbers."""
    if exercise.variant_source is None:
        return Variant(seed=seed)
    (drawn,) = draw_variants(exercise.variant_source, [seed])
    return fit_variant(exercise, seed, drawn)


def grade_here(job: Job, pool: Pool | None = None) -> Verdict:
    """Grade in this process; a pool is started for it when none is given. Raises SandboxError."""
    if job.is_by_hand:
        return grade_answers(job)
    if pool is not None:
        return grade(job, pool.run, provenance=provenance_of(pool))
    with Pool(slots=1) as own:
        return grade_here(job, own)


def grade_by_queue(job: Job, *, wait_seconds: float) -> Verdict:
    """Send the job through the broker to a worker and wait for its verdict. Raises NoAnswerError."""
    app = Celery("gradus", broker=channel.broker_url(redis_url()))
    job = dataclasses.replace(job, reports=f"{channel.REPORTS}:{job.attempt}", queued_at=time.time())
    app.send_task(channel.TASK, args=[job.to_json()], queue=job.queue, ignore_result=True)
    deadline = time.monotonic() + wait_seconds
    with contextlib.closing(channel.connect(redis_url())) as client:
        while time.monotonic() < deadline:
            # The worker reports twice, that it has started and the verdict: the last entry is the newest.
            client.xread({job.reports: "$"}, block=POLL_MS)
            reports: Any = client.xrevrange(job.reports, count=1)
            if reports and reports[0][1]["kind"] == "verdict":
                client.delete(job.reports)
                return Verdict.from_json(reports[0][1]["body"])
    raise NoAnswerError(
        f"no verdict came within {wait_seconds:g} s; is a worker running on queue {job.queue!r} of {redis_url()}?"
    )


def _check_fields(spec: ByHand, answer: str | Mapping[str, str], kind: Kind) -> None:
    if kind is Kind.RUN:
        raise AnswerError("an exercise answered by hand has no code to run; received --as run, expected --as submit")
    expected = [field.name for field in spec.cells]
    if unknown := sorted(set(answer) - set(expected)):
        raise AnswerError(f"received the field {unknown[0]!r}, expected {', '.join(expected)}")
