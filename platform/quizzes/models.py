"""A student's sitting of a quiz: what was drawn, what was answered until when, and what it earned."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attempts.models import Graded
from courses.models import Quiz, Revision, Variant

GRACE = timedelta(seconds=5)
"""So long after the deadline answers are still taken that were on their way when it passed."""


class Ended(models.TextChoices):
    """How a sitting came to its end."""

    FINISHED = "finished", _("handed in")
    TIME = "time", _("the time was over")


class Sitting(models.Model):
    """The one time that a student sits a quiz. Until it is closed its answers may change, and nothing is graded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="sittings")
    student = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sittings")
    minutes = models.PositiveIntegerField()
    """What the quiz gave to everybody when it was started, without extra time."""
    started_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField()
    """By the server's clock; extra time moves it as long as the sitting is open."""
    closed_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=8, choices=Ended, blank=True)
    points = models.FloatField(null=True)
    """What its questions have earned, one point each; there once it is closed."""
    out_of = models.PositiveSmallIntegerField(null=True)
    """How many questions could be graded: all, unless we failed."""

    class Meta:
        indexes = [models.Index(fields=["deadline"], condition=models.Q(closed_at=None), name="sitting_open")]
        constraints = [
            models.UniqueConstraint(fields=["student", "quiz"], name="student_sits_a_quiz_once"),
            models.CheckConstraint(
                name="sitting_has_ended_when_closed",
                condition=models.Q(closed_at=None, ended="")
                | models.Q(closed_at__isnull=False, ended__in=Ended.values),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet. It may be over all the same: the next reading closes it."""
        return self.closed_at is None

    def is_over(self, now: datetime) -> bool:
        """Whether no answer is taken any more, because the deadline and the grace after it have passed."""
        return now >= self.deadline + GRACE

    def seconds_left(self, now: datetime) -> float:
        """Seconds until the deadline, 0 after it."""
        return max(0.0, (self.deadline - now).total_seconds())


class Question(models.Model):
    """An exercise that was drawn for a sitting, in a variant of its own, and what the student has answered so far."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    """1 for the first."""
    topic = models.SlugField()
    """Slug of the lesson that it is about."""
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    """cell -> text as it was typed, whether it can be read or not."""
    is_flagged = models.BooleanField(default=False)
    """The student wants to come back to it."""
    saved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    """How often it was saved with something new."""
    page = models.CharField(max_length=32, blank=True)
    """Name of the page that saved it last: two pages that are open at once must not overwrite one another unseen."""

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["sitting", "number"], name="question_number_is_unique")]

    def __str__(self) -> str:
        return f"{self.sitting_id}/{self.number}"


class QuestionVerdict(Graded):
    """What a question earned when its sitting was closed. Added once, never edited: the database refuses."""

    question = models.OneToOneField(Question, models.PROTECT, primary_key=True, related_name="verdict")

    def __str__(self) -> str:
        return f"{self.question_id}: {self.outcome}"


class ExtraTime(models.Model):
    """Minutes that an instructor adds to a student's time for a quiz. The newest row counts; 0 takes them back."""

    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="extra_times")
    student = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="extra_times")
    minutes = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["quiz", "student"], name="extra_time_of_student")]

    def __str__(self) -> str:
        return f"{self.quiz_id}, {self.student_id}: {self.minutes}"
