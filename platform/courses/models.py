"""What is published. Texts are ``{"ru": ..., "en": ...}``."""

from __future__ import annotations

import json
from functools import lru_cache

from django.db import models
from pydantic import TypeAdapter, ValidationError

from exercises import bands, schema
from exercises.by_hand import ByHand

_SPEC: TypeAdapter[ByHand | schema.Code] = TypeAdapter(schema.ExerciseFile)


class Kind(models.TextChoices):
    """How an exercise is answered."""

    BY_HAND = "by-hand"
    CODE = "code"


class Course(models.Model):
    """A course, in the state of its last publication."""

    slug = models.SlugField(unique=True)
    title = models.JSONField()
    summary = models.JSONField()

    def __str__(self) -> str:
        return self.slug


class Lesson(models.Model):
    """A page of a course. ``parts`` and ``headings`` are rendered at publication, by language."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons")
    slug = models.SlugField()
    position = models.PositiveIntegerField()
    is_published = models.BooleanField(default=True)
    """False once the lesson has left the course; students' attempts stay."""
    title = models.JSONField()
    summary = models.JSONField()
    minutes = models.PositiveIntegerField()
    numbers_source = models.TextField(default="", blank=True)
    """The numbers.py that ``numbers`` are of: they are computed again when it changes."""
    numbers = models.JSONField(default=dict)
    parts = models.JSONField()
    headings = models.JSONField()
    terms = models.JSONField(default=list)
    """Ids of the terms of the glossary that the page links to."""

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="lesson_slug_is_unique_in_course")]

    def __str__(self) -> str:
        return self.slug


class Term(models.Model):
    """A term of the course's glossary. ``says`` is HTML, rendered at publication, by language."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="terms")
    slug = models.SlugField()
    term = models.JSONField()
    says = models.JSONField()
    see = models.JSONField()
    """Ids of terms that are near."""
    lesson = models.ForeignKey(Lesson, models.SET_NULL, null=True, related_name="+")
    """The lesson that explains it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="term_slug_is_unique_in_course")]

    def __str__(self) -> str:
        return self.slug


class Quiz(models.Model):
    """A timed draw of exercises, in the state of its last publication. A sitting keeps what it has drawn."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="quizzes")
    slug = models.SlugField()
    position = models.PositiveIntegerField()
    is_published = models.BooleanField(default=True)
    """False once the quiz has left the course; students' sittings stay."""
    title = models.JSONField()
    summary = models.JSONField()
    minutes = models.PositiveIntegerField()
    banks = models.JSONField()
    """``{"topic": slug of a lesson, "draw": how many, "exercises": their paths}``, in the order of asking."""

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="quiz_slug_is_unique_in_course")]

    def __str__(self) -> str:
        return f"{self.course_id}/{self.slug}"

    @property
    def questions(self) -> int:
        """How many questions a student gets."""
        return sum(bank["draw"] for bank in self.banks)


class Revision(models.Model):
    """An exercise exactly as it was published: sources, not pages. The database refuses to change one."""

    exercise = models.ForeignKey("Exercise", models.PROTECT, related_name="revisions")
    hash = models.CharField(max_length=64)
    spec = models.JSONField()
    text = models.JSONField()
    explanation = models.JSONField()
    starter = models.JSONField()
    reference = models.JSONField(null=True)
    log = models.JSONField(null=True)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exercise", "hash"], name="revision_is_published_once")]

    def __str__(self) -> str:
        return self.hash[:12]


class Exercise(models.Model):
    """A task under one id for good; its ``revision`` is what students get now."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="exercises")
    """Where it stands; of a question that only a quiz asks, the lesson that it is about."""
    path = models.CharField(max_length=200, unique=True)
    """The id by folder names, such as ``dense-networks/losses/mae``."""
    slug = models.SlugField()
    position = models.PositiveIntegerField()
    is_published = models.BooleanField(default=True)
    """False once it has left the course, and of a question that only a quiz asks: it has no page of its own."""
    kind = models.CharField(max_length=16, choices=Kind)
    title = models.JSONField()
    points = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(name="exercise_kind_is_known", condition=models.Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="published_exercise_has_a_revision",
                condition=models.Q(is_published=False) | models.Q(revision__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.path


class Variant(models.Model):
    """A revision with its numbers drawn from a seed. ``answers`` and ``mistakes`` never leave the grader."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="variants")
    seed = models.PositiveIntegerField()
    numbers = models.JSONField()
    answers = models.JSONField()
    mistakes = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "seed"], name="variant_seed_is_unique_in_revision")]

    def __str__(self) -> str:
        return f"{self.revision_id}#{self.seed}"


def revision_of(exercise: Exercise) -> Revision:
    """Return what students of the exercise get now. One that was ever published has it."""
    if exercise.revision is None:
        raise Revision.DoesNotExist(f"{exercise.path} is not published")
    return exercise.revision


def spec_of(revision: Revision) -> ByHand | schema.Code:
    """Return what the exercise.yaml of the revision says."""
    return _parse_spec(json.dumps(revision.spec))


def find_spec(revision: Revision) -> ByHand | schema.Code | None:
    """Return the same, or None of an old revision that today's schema can't read any more."""
    try:
        return spec_of(revision)
    except ValidationError:
        return None


@lru_cache(maxsize=1024)
def _parse_spec(text: str) -> ByHand | schema.Code:
    return _SPEC.validate_json(text)


def reference_of(revision: Revision) -> bands.Reference | None:
    """Return the reference band of the revision, if it has one."""
    return bands.Reference.model_validate(revision.reference) if revision.reference else None


def log_of(revision: Revision) -> schema.PublishedLog | None:
    """Return the published training log of the revision, if it has one."""
    return schema.PublishedLog.model_validate(revision.log) if revision.log else None


def variant_of(variant: Variant) -> schema.Variant:
    """Return the variant with its answers: for the grader, never for a page."""
    return schema.Variant(
        seed=variant.seed, numbers=variant.numbers, answers=variant.answers, mistakes=variant.mistakes
    )
