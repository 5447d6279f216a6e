"""Everything that changes a sitting. It is started once, takes answers until its time is over, and is closed once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import F
from django.utils import timezone

from courses.models import Quiz, spec_of, variant_of
from graders import checks, contract, feedback, jobs
from people.models import User
from quizzes.draw import draw_questions
from quizzes.models import GRACE, Ended, ExtraTime, Question, QuestionVerdict, Sitting
from quizzes.selectors import extra_minutes, score_of

log = logging.getLogger(__name__)

MAX_TEXT = 200
"""Characters that are kept of one cell: more than any answer has, and more than a number may have."""


class ClosedError(Exception):
    """The sitting takes no answers any more."""


class ChangedElsewhereError(Exception):
    """Another page has saved the question since this one was shown. What it saved stands."""


def start(*, student: User, quiz: Quiz) -> Sitting:
    """Start the student's sitting: its questions are drawn and its time runs. One that was started stays as it is."""
    with transaction.atomic():
        _take_turn(student)
        if found := Sitting.objects.filter(student=student, quiz=quiz).first():
            return found
        now = timezone.now()
        minutes = quiz.minutes + extra_minutes(student.pk, quiz)
        sitting = Sitting.objects.create(
            student=student,
            quiz=quiz,
            minutes=quiz.minutes,
            started_at=now,
            deadline=now + timedelta(minutes=minutes),
        )
        Question.objects.bulk_create(
            Question(sitting=sitting, number=n, topic=one.topic, revision=one.revision, variant=one.variant)
            for n, one in enumerate(draw_questions(student.pk, quiz), start=1)
        )
    return sitting


def save(
    *, question: Question, answers: Mapping[str, str], is_flagged: bool, page: str = "", seen: int | None = None
) -> Question:
    """Store the answers to a question as they were typed, and return the question as it stands now.

    Saving the same again changes nothing, so a page that heard no reply may repeat itself. Raises ClosedError once the
    time is over, and ChangedElsewhereError when another page has saved since.

    Args:
        page: name of the page that saves.
        seen: the version that the page has shown; None where it does not matter.
    """
    kept = {cell: text.replace("\0", "")[:MAX_TEXT] for cell, text in answers.items() if text.strip()}
    with transaction.atomic():
        # Its closing waits for us, or we for it.
        sitting = Sitting.objects.select_for_update().get(pk=question.sitting_id)
        now = timezone.now()
        if not sitting.is_open or sitting.is_over(now):
            raise ClosedError
        stored = Question.objects.get(pk=question.pk)
        if (stored.answers, stored.is_flagged) == (kept, is_flagged):
            return stored
        if seen not in (None, stored.version) and stored.page != page:
            raise ChangedElsewhereError
        stored.answers, stored.is_flagged, stored.page = kept, is_flagged, page
        stored.saved_at, stored.version = now, stored.version + 1
        stored.save(update_fields=["answers", "is_flagged", "page", "saved_at", "version"])
    return stored


def finish(sitting: Sitting) -> bool:
    """Close the sitting at its student's wish and grade it. Returns False where it is closed already."""
    close_if_over(sitting)
    return _close(sitting, Ended.FINISHED)


def close_if_over(sitting: Sitting) -> bool:
    """Close and grade the sitting if its time is over. Returns whether this call has done it.

    Whoever reads a sitting calls this before; the sweep calls it for those that nobody reads.
    """
    if not sitting.is_open or not sitting.is_over(timezone.now()):
        return False
    return _close(sitting, Ended.TIME)


def grant_extra_time(*, student: User, quiz: Quiz, minutes: int, instructor: User) -> None:
    """Give a student so many minutes more than others, 0 for none. In an open sitting the deadline moves at once."""
    with transaction.atomic():
        _take_turn(student)
        if extra_minutes(student.pk, quiz) == minutes:
            return
        ExtraTime.objects.create(student=student, quiz=quiz, minutes=minutes, set_by=instructor)
        extra = timedelta(minutes=minutes)
        for sitting in Sitting.objects.filter(student=student, quiz=quiz, closed_at=None):
            # One that is over is only waiting to be closed: its time can't be brought back.
            still_runs = Sitting.objects.filter(pk=sitting.pk, closed_at=None, deadline__gt=timezone.now() - GRACE)
            still_runs.update(deadline=sitting.started_at + timedelta(minutes=sitting.minutes) + extra)


def _take_turn(student: User) -> None:
    """Make one student's requests take turns, or two at once would both find that nothing is there."""
    User.objects.select_for_update().get(pk=student.pk)


def _close(sitting: Sitting, ended: Ended) -> bool:
    """Close the sitting if nobody has yet and, out of time, if it still is: extra time may have come meanwhile."""
    waiting = Sitting.objects.filter(pk=sitting.pk, closed_at=None)
    now = timezone.now()
    with transaction.atomic():
        if ended is Ended.TIME:
            is_first = waiting.filter(deadline__lte=now - GRACE).update(closed_at=F("deadline"), ended=ended)
        else:
            is_first = waiting.update(closed_at=now, ended=ended)
        if is_first:
            _grade(sitting, now)
    sitting.refresh_from_db()
    return bool(is_first)


def _grade(sitting: Sitting, now: datetime) -> None:
    questions = sitting.questions.select_related("revision__exercise", "variant")
    verdicts = [_stored(question, _verdict_of(question), now) for question in questions]
    QuestionVerdict.objects.bulk_create(verdicts)
    score = score_of(verdicts)
    Sitting.objects.filter(pk=sitting.pk).update(points=score.points, out_of=score.questions)


def _stored(question: Question, verdict: contract.Verdict, now: datetime) -> QuestionVerdict:
    return QuestionVerdict(
        question=question,
        outcome=verdict.outcome,
        score=verdict.score,
        points=verdict.points,
        max_points=verdict.max_points,
        document=verdict.to_dict(),
        recorded_at=now,
    )


def _verdict_of(question: Question) -> contract.Verdict:
    """Grade one question; what can't be graded by our fault leaves the score and holds up nobody."""
    name = str(question)
    try:
        job = jobs.job_for(
            spec_of(question.revision),
            exercise=question.revision.exercise.path,
            revision=question.revision.hash,
            variant=variant_of(question.variant),
            kind=contract.Kind.SUBMIT,
            attempt=name,
            nonce="",
            answers=question.answers,
        )
        return checks.grade_answers(job)
    except (DatabaseError, InterfaceError):
        raise
    except Exception:
        log.exception("question %s can't be graded", name)
        message = feedback.render(f"runs.{contract.Outcome.PLATFORM_ERROR}")
        return contract.Verdict(
            attempt=name, nonce="", outcome=contract.Outcome.PLATFORM_ERROR, score=None, message=message
        )
