"""Reading attempts: where a student stands, what was tried, what is on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from attempts.models import OPEN, UNCHARGED, Attempt, GivenUp, Kind, Outcome, Status, answered
from courses.models import Exercise
from courses.models import Kind as ExerciseKind
from people.models import User


@dataclass(frozen=True)
class Standing:
    """Where a student stands with an exercise. ``state`` is none, not-yet, partly or passed."""

    state: str = "none"
    best_points: float = 0.0
    attempts_count: int = 0


def standings(student: User | None, exercises: Iterable[Exercise]) -> Mapping[int, Standing]:
    """Return where the student stands, by the exercise's key, in one query. Runs and our own errors don't count."""
    found: dict[int, Standing] = defaultdict(Standing)
    if student is None:
        return found
    graded = Attempt.objects.filter(student=student, revision__exercise__in=exercises, verdict__isnull=False)
    graded = graded.exclude(kind=Kind.RUN).exclude(verdict__outcome__in=UNCHARGED)
    for row in (
        graded.order_by()
        .values("revision__exercise")
        .annotate(
            best=Max("verdict__points"),
            count=Count("pk"),
            passed=Count("pk", Q(verdict__outcome=Outcome.PASSED)),
            partly=Count("pk", Q(verdict__outcome=Outcome.PARTLY)),
        )
    ):
        state = "passed" if row["passed"] else "partly" if row["partly"] else "not-yet"
        found[row["revision__exercise"]] = Standing(state, row["best"], row["count"])
    return found


def given_up(student: User | None, exercises: Iterable[Exercise]) -> set[int]:
    """Return the keys of the exercises that the student has given up."""
    rows = GivenUp.objects.filter(student=student, exercise__in=exercises)
    return set(rows.values_list("exercise", flat=True)) if student else set()


def history(student: User | None, exercises: Iterable[Exercise]) -> Mapping[int, list[Attempt]]:
    """Return the student's attempts by the exercise's key, newest first, without answers, sources and documents."""
    found: dict[int, list[Attempt]] = defaultdict(list)
    if student is None:
        return found
    attempts = Attempt.objects.filter(student=student, revision__exercise__in=exercises)
    shown = ("outcome", "points", "max_points")
    for attempt in attempts.select_related("verdict", "revision").only(
        "kind", "status", "created_at", "revision__exercise", *(f"verdict__{name}" for name in shown)
    ):
        found[answered(attempt).exercise_id].append(attempt)
    return found


def last_answers(exercises: Iterable[Exercise], attempts: Mapping[int, list[Attempt]]) -> Mapping[int, Attempt]:
    """Return the last answer by hand to the present revision of each exercise, whole, by the exercise's key."""
    newest = {
        exercise.pk: next((a.pk for a in attempts.get(exercise.pk, ()) if a.revision_id == exercise.revision_id), None)
        for exercise in exercises
        if exercise.kind == ExerciseKind.BY_HAND
    }
    found = Attempt.objects.select_related("verdict").in_bulk([pk for pk in newest.values() if pk])
    return {key: found[pk] for key, pk in newest.items() if pk}


def find_open(student: User, exercise: Exercise) -> Attempt | None:
    """Return the student's newest attempt at the exercise that is on its way, if there is one."""
    return Attempt.objects.filter(student=student, revision__exercise=exercise, status__in=OPEN).first()


def last_source(student: User, exercise: Exercise) -> str:
    """Return what the student sent last, or nothing."""
    sources = Attempt.objects.filter(student=student, revision__exercise=exercise).exclude(source="")
    return sources.values_list("source", flat=True).first() or ""


def find_last_submitted(student: User, exercise: Exercise) -> Attempt | None:
    """Return the newest attempt at the exercise that has a verdict and was more than a run."""
    found = Attempt.objects.filter(student=student, revision__exercise=exercise, verdict__isnull=False)
    return found.exclude(kind=Kind.RUN).select_related("verdict").first()


def place_of(attempt: Attempt) -> int | None:
    """Return the place of an attempt in its queue, 1 for the next; None once it has left the queue."""
    if attempt.status != Status.QUEUED:
        return None
    ahead = Attempt.objects.filter(queue=attempt.queue, status=Status.QUEUED, created_at__lt=attempt.created_at)
    return ahead.count() + 1


def number_of(attempt: Attempt) -> int:
    """Return the number of an attempt among its student's at the same exercise, 1 for the first."""
    same = Attempt.objects.filter(student=attempt.student_id, revision__exercise=answered(attempt).exercise_id)
    return same.filter(created_at__lte=attempt.created_at).count()
