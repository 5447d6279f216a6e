"""Everything that changes an attempt. A status changes by one conditional UPDATE: no rows means somebody was first."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from redis.exceptions import RedisError

from attempts import queue, wire
from attempts.models import OPEN, Attempt, GivenUp, Kind, Picture, Status, Verdict, answered, new_nonce
from attempts.selectors import standings
from courses.models import Exercise, Lesson, Variant, reference_of, revision_of, spec_of, variant_of
from courses.selectors import variants_for
from exercises.schema import Code
from graders import checks, contract, feedback, jobs
from graders.pictures import Picture as DrawnPicture
from people.models import User

log = logging.getLogger(__name__)

MAX_QUEUED = 2
MAX_OPEN = 3
MAX_LOST_TRIES = 3
BLOCK_QUEUE = "cpu"


class TooManyError(Exception):
    """The student has as many attempts on the way as one may have."""


class UnreachableError(Exception):
    """The worker that runs the attempt can't be told anything now."""


def submit(*, student: User, exercise: Exercise, kind: Kind, source: str) -> Attempt:
    """Store an answer in code and, once that is committed, queue it.

    The attempt is safe from then on: where the broker is away it waits in the database. Raises TooManyError.
    """
    with transaction.atomic():
        # One student's requests take turns, or two at once would both find room.
        User.objects.select_for_update().get(pk=student.pk)
        _refuse_too_many(student)
        attempt = _create(student, exercise, kind, source=source, queue=_queue_of(exercise))
        transaction.on_commit(lambda: send(attempt))
    return attempt


def run_block(*, student: User, lesson: Lesson, source: str, before: Sequence[str]) -> Attempt:
    """Store a run of a lesson's code and, once that is committed, queue it. Raises TooManyError.

    ``before`` are the sources that it goes on from, out of sight.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=student.pk)
        _refuse_too_many(student)
        attempt = Attempt.objects.create(
            student=student, lesson=lesson, kind=Kind.BLOCK, source=source, before=list(before), queue=BLOCK_QUEUE
        )
        transaction.on_commit(lambda: send(attempt))
    return attempt


def answer_by_hand(*, student: User, exercise: Exercise, answers: Mapping[str, str]) -> Attempt:
    """Store and grade an answer in numbers: attempt and verdict in one transaction, no queue."""
    with transaction.atomic():
        attempt = _create(student, exercise, Kind.BY_HAND, answers=dict(answers))
        verdict = checks.grade_answers(job_of(attempt))
        _close(verdict)
    return attempt


def send(attempt: Attempt) -> bool:
    """Put the current try of a queued attempt into its queue. Returns False when the broker is away.

    An attempt of which no job can be made is closed as our own error, so that it holds nobody up.
    """
    job = _find_job(attempt)
    if job is None:
        _close_as_ours(attempt)
        return True
    try:
        queue.put(job)
    except queue.UnsentError as error:
        log.warning("attempt %s waits: the broker did not take it: %s", attempt.id, error)
        return False
    _current(attempt).update(sent_at=timezone.now())
    return True


def start(*, attempt_id: str, nonce: str) -> bool:
    """Note that a worker has begun. Returns False when that try does not count any more."""
    queued = Attempt.objects.filter(pk=attempt_id, nonce=nonce, status=Status.QUEUED)
    return bool(queued.update(status=Status.RUNNING, started_at=timezone.now()))


def record(verdict: contract.Verdict, pictures: Sequence[DrawnPicture] = ()) -> bool:
    """Store the verdict of a worker, and what was drawn.

    Returns False, and stores nothing, for a second verdict or one of a given-up try.
    """
    with transaction.atomic():
        if not _close(verdict):
            return False
        Picture.objects.bulk_create(
            Picture(attempt_id=verdict.attempt, number=number, title=_storable(picture.title), png=picture.png)
            for number, picture in enumerate(pictures, start=1)
        )
    return True


def cancel(attempt: Attempt) -> bool:
    """Stop an attempt at its student's wish. Returns False when it was finished already.

    In the queue it ends here; a running one is ended by its worker, whose verdict says so. Raises UnreachableError.
    """
    verdict = _verdict_of_ours(attempt, contract.Outcome.CANCELLED)
    with transaction.atomic():
        is_closed = _close(verdict, only=(Status.QUEUED,))
    if not is_closed and not Attempt.objects.filter(pk=attempt.pk, status__in=OPEN).exists():
        return False
    try:
        # Also from the queue: a worker may hold it that has not said so yet.
        wire.ask_to_stop(attempt)
        if is_closed:
            wire.announce_done(str(attempt.id), verdict.outcome)
    except RedisError as error:
        if not is_closed:
            raise UnreachableError from error
    return True


def give_up_try(attempt: Attempt) -> None:
    """Take back a try whose message or worker was lost: to the queue, or at the last one as our own error.

    Changes nothing where the attempt has moved on meanwhile. What the lost try may still report does not count.
    """
    if attempt.tries + 1 >= MAX_LOST_TRIES:
        log.error("attempt %s was lost %s times", attempt.id, MAX_LOST_TRIES)
        _close_as_ours(attempt)
        return
    back = {"status": Status.QUEUED, "tries": attempt.tries + 1, "nonce": new_nonce()}
    if _current(attempt).update(**back, started_at=None, sent_at=None):
        log.warning("attempt %s was lost while %s, try %s", attempt.id, attempt.status, attempt.tries + 1)
        for name, value in back.items():
            setattr(attempt, name, value)
        send(attempt)


def give_up(*, student: User, exercise: Exercise) -> bool:
    """Show a student the worked explanation before they pass. Returns False for one who has not tried yet.

    It costs nothing: a later answer that passes still counts.
    """
    if not standings(student, [exercise])[exercise.pk].attempts_count:
        return False
    GivenUp.objects.get_or_create(student=student, exercise=exercise)
    return True


def job_of(attempt: Attempt) -> contract.Job:
    """Return the self-contained job of an attempt, expected values included: for workers, never for a page."""
    if attempt.lesson is not None:
        return jobs.job_for_block(
            lesson=f"{attempt.lesson.course.slug}/{attempt.lesson.slug}",
            attempt=str(attempt.id),
            nonce=attempt.nonce,
            source=attempt.source,
            before=attempt.before,
            queued_at=attempt.created_at.timestamp(),
        )
    # An attempt at an exercise has a variant: the table sees to it.
    revision, variant = answered(attempt), Variant.objects.get(pk=cast(int, attempt.variant_id))
    return jobs.job_for(
        spec_of(revision),
        exercise=revision.exercise.path,
        revision=revision.hash,
        variant=variant_of(variant),
        kind=contract.Kind.RUN if attempt.kind == Kind.RUN else contract.Kind.SUBMIT,
        attempt=str(attempt.id),
        nonce=attempt.nonce,
        source=attempt.source,
        answers=attempt.answers,
        reference=reference_of(revision),
        queued_at=attempt.created_at.timestamp(),
    )


def _find_job(attempt: Attempt) -> contract.Job | None:
    """Return the job, or None where none can be made: its revision does not fit the schema, or it is too large."""
    try:
        job = job_of(attempt)
        job.to_json()
    except (DatabaseError, InterfaceError):
        raise
    except Exception:
        log.exception("attempt %s can't be made a job", attempt.id)
        return None
    return job


def _create(student: User, exercise: Exercise, kind: Kind, **answer: Any) -> Attempt:
    variant = variants_for(student.pk, [exercise])[exercise.pk]
    return Attempt.objects.create(student=student, revision=revision_of(exercise), variant=variant, kind=kind, **answer)


def _queue_of(exercise: Exercise) -> str:
    spec = spec_of(revision_of(exercise))
    return spec.queue if isinstance(spec, Code) else ""


def _refuse_too_many(student: User) -> None:
    statuses = list(Attempt.objects.filter(student=student, status__in=OPEN).values_list("status", flat=True))
    if len(statuses) >= MAX_OPEN or statuses.count(Status.QUEUED) >= MAX_QUEUED:
        raise TooManyError


def _current(attempt: Attempt) -> QuerySet[Attempt]:
    """The attempt as long as it is as far as we know and the try we know of is the one that counts."""
    return Attempt.objects.filter(pk=attempt.pk, nonce=attempt.nonce, status=attempt.status)


def _close(verdict: contract.Verdict, *, only: Sequence[str] = OPEN) -> bool:
    status = Status.CANCELLED if verdict.outcome is contract.Outcome.CANCELLED else Status.GRADED
    waiting = Attempt.objects.filter(pk=verdict.attempt, nonce=verdict.nonce, status__in=only)
    if not waiting.update(status=status, finished_at=timezone.now()):
        return False
    Verdict.objects.create(
        attempt_id=verdict.attempt,
        outcome=verdict.outcome,
        score=verdict.score,
        points=verdict.points,
        max_points=verdict.max_points,
        document=_storable(verdict.to_dict()),
    )
    return True


def _close_as_ours(attempt: Attempt) -> None:
    """End an attempt that can't be graded. It costs the student nothing."""
    verdict = _verdict_of_ours(attempt, contract.Outcome.PLATFORM_ERROR)
    with transaction.atomic():
        is_closed = _close(verdict, only=(attempt.status,))
    if is_closed:
        with suppress(RedisError):
            wire.announce_done(str(attempt.id), verdict.outcome)


def _storable(value: Any) -> Any:
    """Return the document without characters that PostgreSQL's JSON can't hold; students print what they like."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    if isinstance(value, Mapping):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list | tuple) else value


def _verdict_of_ours(attempt: Attempt, outcome: contract.Outcome) -> contract.Verdict:
    return contract.Verdict(
        attempt=str(attempt.id),
        nonce=attempt.nonce,
        outcome=outcome,
        score=None,
        max_points=attempt.revision.exercise.points if attempt.revision else 0,
        message=feedback.render(f"runs.{outcome}"),
        provenance={"revision": attempt.revision.hash} if attempt.revision else {},
    )
