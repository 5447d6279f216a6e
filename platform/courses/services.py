"""Publication: the one writer of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from courses import models
from courses.markdown import Page, Place, highlighted, render, render_page
from courses.sanitiser import sanitise
from exercises import catalog, schema
from exercises.by_hand import ByHand
from exercises.catalog import AuthorError
from exercises.code_blocks import Block
from exercises.lessons import fill_texts
from exercises.references import check_reference
from exercises.variants import fit_variant
from graders.environment import site_limits

Draw = Callable[[str, Sequence[int]], Sequence[Mapping[str, Any]]]
"""Runs the source of a variant.py for every seed and returns what it drew, or raises AuthorError. An author wrote it,
so it belongs in the sandbox."""
DrawNumbers = Callable[[str], Mapping[str, Any]]
"""The same for the source of a lesson's numbers.py."""

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


def publish(course: catalog.Course, *, draw: Draw, draw_numbers: DrawNumbers) -> Publication:
    """Make the course what students see: all of it in one transaction, or nothing.

    A revision that is stored already is left as it is, so publishing unchanged content draws nothing and adds nothing.
    Raises AuthorError for variants that don't fit their exercise, for numbers that don't fit their lesson, for figures
    that are not there, for a trained network without a reference band of its own, and for limits above the site's.
    """
    for exercise in course.exercises:
        check_reference(exercise)
        _check_limits(exercise)
    numbers = [_numbers_of(course, lesson, draw_numbers) for lesson in course.lessons]
    pages = [_render(course, *drawn) for drawn in zip(course.lessons, numbers, strict=True)]
    variants = _draw_new(course, draw)
    with transaction.atomic():
        row, _ = models.Course.objects.update_or_create(
            slug=course.slug,
            defaults={"title": course.spec.title.model_dump(), "summary": course.spec.summary.model_dump()},
        )
        row.lessons.update(is_published=False)
        models.Exercise.objects.filter(lesson__course=row).update(is_published=False)
        for position, (lesson, drawn, page) in enumerate(zip(course.lessons, numbers, pages, strict=True)):
            placed = _publish_lesson(row, lesson, position, drawn, page)
            for place, exercise in enumerate(lesson.exercises):
                _publish_exercise(placed, exercise, place, variants.get(exercise.id, []))
        _publish_glossary(row, course, pages)
        row.quizzes.update(is_published=False)
        for position, quiz in enumerate(course.quizzes):
            _publish_quiz(row, quiz, position, variants)
    return Publication(course.slug, len(course.lessons), len(course.exercises), tuple(variants))


def _numbers_of(course: catalog.Course, lesson: catalog.Lesson, draw_numbers: DrawNumbers) -> Mapping[str, Any]:
    """Return the numbers of a lesson: the stored ones, where they are of the same numbers.py."""
    if lesson.numbers_source is None:
        return {}
    rows = models.Lesson.objects.filter(course__slug=course.slug, slug=lesson.slug)
    stored = rows.filter(numbers_source=lesson.numbers_source).values_list("numbers", flat=True).first()
    if stored is not None:
        return dict(stored)
    try:
        return draw_numbers(lesson.numbers_source)
    except AuthorError as error:
        raise AuthorError(f"{course.slug}/{lesson.slug}/numbers.py", error.key, error.message) from error


def _render(course: catalog.Course, lesson: catalog.Lesson, numbers: Mapping[str, Any]) -> dict[str, Page]:
    name = f"{course.slug}/{lesson.slug}"
    return {
        language: render_page(text, lesson.figures, file=f"{name}/text.{language}.md", language=language)
        for language, text in fill_texts(lesson, numbers, name).items()
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
    course: models.Course,
    lesson: catalog.Lesson,
    position: int,
    numbers: Mapping[str, Any],
    pages: Mapping[str, Page],
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
            "numbers_source": lesson.numbers_source or "",
            "numbers": numbers,
            "parts": {language: [_part(part) for part in page.parts] for language, page in pages.items()},
            "headings": {language: [asdict(h) for h in page.headings] for language, page in pages.items()},
            "terms": next(iter(pages.values())).terms,
        },
    )
    return row


def _part(part: str | Block | Place) -> dict[str, Any]:
    match part:
        case str():
            return {"kind": "html", "html": part}
        case Block():
            return {"kind": "block", "html": sanitise(highlighted(part.code)), **asdict(part)}
        case Place():
            return {"kind": part.kind, "slug": part.slug}


def _publish_glossary(row: models.Course, course: catalog.Course, pages: Sequence[Mapping[str, Page]]) -> None:
    """Put the terms in the place of those that were there. Each belongs to the first lesson that links to it."""
    lessons = {lesson.slug: lesson for lesson in row.lessons.filter(is_published=True)}
    linked: dict[str, str] = {}
    for lesson, page in zip(course.lessons, pages, strict=True):
        for name in next(iter(page.values())).terms:
            linked.setdefault(name, lesson.slug)
    row.terms.all().delete()
    models.Term.objects.bulk_create(
        models.Term(
            course=row,
            slug=term.id,
            term=term.term.model_dump(),
            says={language: render(said) for language, said in term.says},
            see=term.see,
            lesson=lessons.get(term.lesson or linked.get(term.id, "")),
        )
        for term in course.glossary
    )


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
