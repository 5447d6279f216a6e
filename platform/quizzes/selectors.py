"""Reading quizzes: what is published, how far a student is, what all have reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from attempts.models import Graded
from courses.models import Course, Quiz
from people.models import Role, User
from quizzes.models import GRACE, ExtraTime, Question, Sitting


def published_quizzes(course: Course) -> list[Quiz]:
    """Return the quizzes of a course in order."""
    return list(course.quizzes.filter(is_published=True).select_related("course"))


def find_sitting(student: User, quiz: Quiz) -> Sitting | None:
    """Return the student's sitting of the quiz, if it was started."""
    return Sitting.objects.filter(student=student, quiz=quiz).select_related("quiz__course", "student").first()


def sittings_of(student: User | None, quizzes: Iterable[Quiz]) -> Mapping[int, Sitting]:
    """Return the student's sittings by the quiz's key, in one query."""
    if student is None:
        return {}
    return {sitting.quiz_id: sitting for sitting in Sitting.objects.filter(student=student, quiz__in=quizzes)}


def overdue_sittings() -> QuerySet[Sitting]:
    """Return the open sittings whose time is over."""
    return Sitting.objects.filter(closed_at=None, deadline__lte=timezone.now() - GRACE).order_by("deadline")


def questions_of(sitting: Sitting) -> list[Question]:
    """Return the questions in order, with all that a page shows; answers of the variants are left behind."""
    found = sitting.questions.select_related("revision__exercise", "variant", "verdict")
    return list(found.defer("variant__answers", "variant__mistakes"))


def extra_minutes(student_id: int, quiz: Quiz) -> int:
    """Return how many minutes the student has in addition."""
    newest = ExtraTime.objects.filter(student=student_id, quiz=quiz).values_list("minutes", flat=True).first()
    return newest or 0


@dataclass(frozen=True)
class Score:
    """Every question is worth one point. One that could not be graded by our fault is not counted."""

    points: float
    questions: int


def score_of(verdicts: Iterable[Graded]) -> Score:
    """Return what those questions have earned together."""
    scores = [verdict.score for verdict in verdicts if verdict.score is not None]
    return Score(sum(scores), len(scores))


@dataclass(frozen=True)
class Seat:
    """A student and how far they are with a quiz."""

    student: User
    sitting: Sitting | None
    extra: ExtraTime | None


def seats_of(quiz: Quiz) -> list[Seat]:
    """Return every student of the site, and whoever else sat the quiz, by name."""
    sittings = {row.student_id: row for row in Sitting.objects.filter(quiz=quiz)}
    extras: dict[int, ExtraTime] = {}
    for row in ExtraTime.objects.filter(quiz=quiz).select_related("set_by"):
        extras.setdefault(row.student_id, row)
    people = User.objects.filter(Q(role=Role.STUDENT, is_active=True) | Q(pk__in=[*sittings, *extras]))
    ordered = people.order_by("last_name", "first_name", "username")
    return [Seat(person, sittings.get(person.pk), extras.get(person.pk)) for person in ordered]
