"""Publication: the one writer of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from courses import models
from courses.markdown import Page, Place, render_page
from exercises import catalog, schema
from exercises.by_hand import ByHand
from exercises.catalog import AuthorError
from exercises.references import check_reference
from exercises.variants import fit_variant
from graders.environment import site_limits

Draw = Callable[[str, Sequence[int]], Sequence[Mapping[str, Any]]]
"""Runs the source of a variant.py for every seed and returns what it drew, or raises AuthorError. An author wrote it,
so it belongs in the sandbox."""

CANONICAL_SEED = 0
SEEDS = range(64)
"""Seed 0 is the canonical variant, shown to those who have not signed in; students get one of the others."""


@dataclass(frozen=True)
class Publication:
    """What a publication did."""

    course: str
    lessons: int
    exercises: int
    new_revisions: tuple[str, ...]
    """Ids of the exercises that are new or changed."""


def publish(course: catalog.Course, *, draw: Draw) -> Publication:
    """Make the course what students see: all of it in one transaction, or nothing.

    A revision that is stored already is left as it is, so publishing unchanged content draws nothing and adds nothing.
    Raises AuthorError for variants that don't fit their exercise, for figures that are not there, for a trained
    network without a reference band of its own, and for limits above the site's.
    """
    for exercise in course.exercises:
        check_reference(exercise)
        _check_limits(exercise)
    pages = [_render(course, lesson) for lesson in course.lessons]
    variants = _draw_new(course, draw)
    with transaction.atomic():
        row, _ = models.Course.objects.update_or_create(
            slug=course.slug,
            defaults={"title": course.spec.title.model_dump(), "summary": course.spec.summary.model_dump()},
        )
        row.lessons.update(is_published=False)
        models.Exercise.objects.filter(lesson__course=row).update(is_published=False)
        for position, (lesson, page) in enumerate(zip(course.lessons, pages, strict=True)):
            placed = _publish_lesson(row, lesson, position, page)
            for place, exercise in enumerate(lesson.exercises):
                _publish_exercise(placed, exercise, place, variants.get(exercise.id, []))
        row.quizzes.update(is_published=False)
        for position, quiz in enumerate(course.quizzes):
            _publish_quiz(row, quiz, position, variants)
    return Publication(course.slug, len(course.lessons), len(course.exercises), tuple(variants))


def _render(course: catalog.Course, lesson: catalog.Lesson) -> dict[str, Page]:
    return {
        language: render_page(text, lesson.figures, file=f"{course.slug}/{lesson.slug}/text.{language}.md")
        for language, text in lesson.text.items()
    }


def _draw_new(course: catalog.Course, draw: Draw) -> dict[str, list[schema.Variant]]:
    """Return the variants of revisions that are not stored yet, by exercise id. Slow: done before the transaction."""
    stored = set(models.Revision.objects.values_list("exercise__path", "hash"))
    return {
        exercise.id: _draw_variants(exercise, draw)
        for exercise in course.exercises
        if (exercise.id, exercise.revision) not in stored
    }


def _draw_variants(exercise: catalog.Exercise, draw: Draw) -> list[schema.Variant]:
    if exercise.variant_source is None:
        # Nothing is drawn, but options and lines stand in another order for every seed.
        seeds = SEEDS if isinstance(exercise.spec, ByHand) else [CANONICAL_SEED]
        return [fit_variant(exercise, seed, {}) for seed in seeds]
    try:
        drawn = draw(exercise.variant_source, SEEDS)
    except AuthorError as error:
        raise AuthorError(f"{exercise.id}/variant.py", error.key, error.message) from error
    return [fit_variant(exercise, seed, values) for seed, values in zip(SEEDS, drawn, strict=True)]


def _check_limits(exercise: catalog.Exercise) -> None:
    """What a run may use is the operator's to bound; an exercise that needs more cannot be solved here."""
    if not isinstance(exercise.spec, schema.Code):
        return
    most = asdict(site_limits())
    for name, value in exercise.spec.limits.model_dump().items():
        if value > most[name]:
            said = f"received {value:g}, expected at most this site's GRADUS_MAX_{name.upper()}, {most[name]:g}"
            raise AuthorError(f"{exercise.id}/exercise.yaml", f"limits.{name}", said)


def _publish_lesson(
    course: models.Course, lesson: catalog.Lesson, position: int, pages: Mapping[str, Page]
) -> models.Lesson:
    row, _ = models.Lesson.objects.update_or_create(
        course=course,
        slug=lesson.slug,
        defaults={
            "position": position,
            "is_published": True,
            "title": lesson.spec.title.model_dump(),
            "summary": lesson.spec.summary.model_dump(),
            "minutes": lesson.spec.minutes,
            "parts": {language: [_part(part) for part in page.parts] for language, page in pages.items()},
            "headings": {language: [asdict(h) for h in page.headings] for language, page in pages.items()},
        },
    )
    return row


def _part(part: str | Place) -> dict[str, str]:
    return {"kind": "html", "html": part} if isinstance(part, str) else {"kind": part.kind, "slug": part.slug}


def _publish_quiz(
    course: models.Course, quiz: catalog.Quiz, position: int, variants: Mapping[str, list[schema.Variant]]
) -> None:
    models.Quiz.objects.update_or_create(
        course=course,
        slug=quiz.slug,
        defaults={
            "position": position,
            "is_published": True,
            "title": quiz.spec.title.model_dump(),
            "summary": quiz.spec.summary.model_dump(),
            "minutes": quiz.spec.minutes,
            "banks": [
                {
                    "topic": bank.topic,
                    "draw": bank.draw,
                    "exercises": [quiz.exercise_id(course.slug, name) for name in bank.exercises],
                }
                for bank in quiz.spec.banks
            ],
        },
    )
    topics = {name: bank.topic for bank in quiz.spec.banks for name in bank.exercises}
    for place, question in enumerate(quiz.questions):
        lesson = course.lessons.get(slug=topics[question.slug])
        _publish_exercise(lesson, question, place, variants.get(question.id, []), has_page=False)


def _publish_exercise(
    lesson: models.Lesson,
    exercise: catalog.Exercise,
    position: int,
    variants: list[schema.Variant],
    *,
    has_page: bool = True,
) -> None:
    about = {
        "lesson": lesson,
        "slug": exercise.slug,
        "position": position,
        "kind": exercise.spec.kind,
        "title": exercise.spec.title.model_dump(),
        "points": exercise.spec.points,
    }
    # A new exercise is not published until it has a revision, and a revision needs its exercise.
    row, _ = models.Exercise.objects.update_or_create(
        path=exercise.id, defaults=about, create_defaults={**about, "is_published": False}
    )
    revision, is_new = models.Revision.objects.get_or_create(
        exercise=row, hash=exercise.revision, defaults=_revision(exercise)
    )
    if is_new:
        models.Variant.objects.bulk_create(
            models.Variant(revision=revision, **variant.model_dump(mode="json")) for variant in variants
        )
    models.Exercise.objects.filter(pk=row.pk).update(revision=revision, is_published=has_page)


def _revision(exercise: catalog.Exercise) -> dict[str, Any]:
    return {
        "spec": exercise.spec.model_dump(mode="json"),
        "text": exercise.text,
        "explanation": exercise.explanation,
        "starter": exercise.starter,
        "reference": exercise.reference.model_dump(mode="json") if exercise.reference else None,
        "log": exercise.log.model_dump(mode="json") if exercise.log else None,
    }
