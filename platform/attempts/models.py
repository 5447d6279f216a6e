"""One answer by one student, and its verdict."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Exercise, Lesson, Revision, Variant


class Kind(models.TextChoices):
    """What the student asked for."""

    RUN = "run", _("run")
    SUBMIT = "submit", _("submission")
    BY_HAND = "by-hand", _("answer")
    BLOCK = "block", _("run of a lesson's code")


class Status(models.TextChoices):
    """How far an attempt is. It moves forward only, by conditional updates; a lost one goes back to the queue."""

    QUEUED = "queued", _("in the queue")
    RUNNING = "running", _("running")
    GRADED = "graded", _("graded")
    CANCELLED = "cancelled", _("stopped")


OPEN = (Status.QUEUED, Status.RUNNING)


class Outcome(models.TextChoices):
    """How an attempt ended: the closed set of ``graders.contract``, with words for people."""

    PASSED = "passed", _("Passed")
    PARTLY = "partly", _("Partly")
    FAILED = "failed", _("Not yet")
    STUDENT_ERROR = "student-error", _("Stopped with an error")
    TIMEOUT = "timeout", _("Out of time")
    MEMORY_LIMIT = "memory-limit", _("Out of memory")
    OUTPUT_LIMIT = "output-limit", _("Too much output")
    DISK_LIMIT = "disk-limit", _("Too much written to disk")
    FORBIDDEN = "forbidden", _("Not allowed")
    CANCELLED = "cancelled", _("Stopped")
    PLATFORM_ERROR = "platform-error", _("Our error")


UNCHARGED = (Outcome.CANCELLED, Outcome.PLATFORM_ERROR)


def new_nonce() -> str:
    """Return what tells one try of an attempt from another: 128 random bits."""
    return secrets.token_hex(16)


class Attempt(models.Model):
    """An answer to an exercise, or a run of a lesson's code. Its row is committed before anything else happens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    student = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attempts")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="attempts")
    variant = models.ForeignKey(Variant, models.PROTECT, null=True, related_name="+")
    lesson = models.ForeignKey(Lesson, models.PROTECT, null=True, related_name="+")
    """Whose code was run, where there is no exercise."""
    kind = models.CharField(max_length=8, choices=Kind)
    source = models.TextField(blank=True)
    before = models.JSONField(default=list)
    """Sources of the lesson's code that the source goes on from."""
    answers = models.JSONField(default=dict)
    status = models.CharField(max_length=9, choices=Status, default=Status.QUEUED)
    queue = models.CharField(max_length=8, blank=True)
    """Queue of the workers that may grade it; empty for answers by hand, which need none."""
    nonce = models.CharField(max_length=32, default=new_nonce)
    """Of the try that counts. A verdict that carries another one is of a try that was given up, and is dropped."""
    tries = models.PositiveSmallIntegerField(default=0)
    """How many tries ended without a verdict."""
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["student", "revision"], name="attempt_of_student"),
            models.Index(fields=["queue", "created_at"], condition=models.Q(status="queued"), name="attempt_queued"),
            models.Index(fields=["started_at"], condition=models.Q(status="running"), name="attempt_running"),
        ]
        constraints = [
            models.CheckConstraint(name="attempt_kind_is_known", condition=models.Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="attempt_is_at_an_exercise_or_in_a_lesson",
                condition=models.Q(kind=Kind.BLOCK, lesson__isnull=False, revision__isnull=True, variant__isnull=True)
                | models.Q(lesson__isnull=True, revision__isnull=False, variant__isnull=False)
                & ~models.Q(kind=Kind.BLOCK),
            ),
            models.CheckConstraint(name="attempt_status_is_known", condition=models.Q(status__in=Status.values)),
            models.CheckConstraint(
                name="attempt_is_finished_when_closed",
                condition=models.Q(status__in=OPEN, finished_at__isnull=True)
                | models.Q(status__in=[Status.GRADED, Status.CANCELLED], finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        """Whether its verdict is still to come."""
        return self.status in OPEN


def exercise_of(attempt: Attempt) -> Exercise:
    """Return the exercise that was answered. Raises Exercise.DoesNotExist for a run of a lesson's code."""
    return answered(attempt).exercise


def answered(attempt: Attempt) -> Revision:
    """Return the revision that was answered. Raises Exercise.DoesNotExist for a run of a lesson's code."""
    if attempt.revision is None:
        raise Exercise.DoesNotExist(f"{attempt.id} is a run of a lesson's code")
    return attempt.revision


class Picture(models.Model):
    """What the code of an attempt has drawn. Added with the verdict, never edited: the database refuses."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    """1 for the first that was shown."""
    title = models.CharField(max_length=200, blank=True)
    png = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "number"], name="picture_number_is_unique_in_attempt")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.number}"


class GivenUp(models.Model):
    """A student wanted to see the worked explanation of an exercise before passing it."""

    student = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="given_up")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="given_up")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "exercise"], name="exercise_is_given_up_once")]

    def __str__(self) -> str:
        return f"{self.student_id}: {self.exercise_id}"


class Verdict(models.Model):
    """What an attempt earned. Added once, never edited: the database refuses."""

    attempt = models.OneToOneField(Attempt, models.PROTECT, primary_key=True, related_name="verdict")
    outcome = models.CharField(max_length=16, choices=Outcome)
    score = models.FloatField(null=True)
    points = models.FloatField()
    max_points = models.FloatField()
    document = models.JSONField()
    """The verdict of ``graders.contract``, whole."""
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(name="verdict_outcome_is_known", condition=models.Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="verdict_score_is_a_share",
                condition=models.Q(score__isnull=True) | models.Q(score__gte=0, score__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.outcome}"
