"""Publication: the one writer of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from courses import models
from courses.markdown import Page, Place, render_page
from exercises import catalog, schema
from exercises.arrays import drawn_names
from exercises.by_hand import ByHand
from exercises.catalog import AuthorError
from exercises.validation import validated
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
    network without its reference band, and for limits above the site's.
    """
    for exercise in (exercise for lesson in course.lessons for exercise in lesson.exercises):
        _check_reference(exercise)
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
    exercises = sum(len(lesson.exercises) for lesson in course.lessons)
    return Publication(course.slug, len(course.lessons), exercises, tuple(variants))


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
        for lesson in course.lessons
        for exercise in lesson.exercises
        if (exercise.id, exercise.revision) not in stored
    }


def _draw_variants(exercise: catalog.Exercise, draw: Draw) -> list[schema.Variant]:
    file = f"{exercise.id}/variant.py"
    if exercise.variant_source is None:
        # Nothing is drawn, but options and lines stand in another order for every seed.
        seeds = SEEDS if isinstance(exercise.spec, ByHand) else [CANONICAL_SEED]
        variants = [schema.Variant(seed=seed) for seed in seeds]
    else:
        with _errors_in(file):
            drawn = draw(exercise.variant_source, SEEDS)
        variants = [
            validated({**values, "seed": seed}, schema.Variant, file) for seed, values in zip(SEEDS, drawn, strict=True)
        ]
    for variant in variants:
        _check_answers(exercise, variant, file)
        _check_placeholders(exercise, variant)
    return variants


def _check_answers(exercise: catalog.Exercise, variant: schema.Variant, file: str) -> None:
    if isinstance(exercise.spec, schema.Code):
        _check_drawn(exercise.spec, variant, file)
        return
    cells = exercise.spec.number_cells
    names, answers = [cell.name for cell in cells], variant.answer_cells
    if sorted(answers) != sorted(names):
        received, expected = ", ".join(answers) or "none", ", ".join(names) or "none"
        raise AuthorError(file, "answers", f"seed {variant.seed}: received {received}, expected {expected}")
    for cell in cells:
        answer = answers[cell.name]
        if cell.kind == "integer" and answer != round(answer):
            raise AuthorError(file, cell.name, f"seed {variant.seed}: received {answer}, expected a whole number")
        if cell.count is not None and not isinstance(count := variant.numbers.get(cell.count), int):
            message = f"seed {variant.seed}: received {count!r}, expected a whole number to count by"
            raise AuthorError(file, f"numbers.{cell.count}", message)


def _check_drawn(spec: schema.Code, variant: schema.Variant, file: str) -> None:
    """What calls and checks want of a variant is there, and each answer is wanted."""
    numbers, answers = drawn_names(spec.calls, spec.checks)
    unfit = [f"numbers.{name}" for name in sorted(numbers - variant.numbers.keys())]
    unfit += [f"answers.{name}" for name in sorted(answers ^ variant.answers.keys())]
    if unfit:
        message = f"seed {variant.seed}: expected exactly what calls and checks of exercise.yaml name as drawn"
        raise AuthorError(file, unfit[0], message)


def _check_limits(exercise: catalog.Exercise) -> None:
    """What a run may use is the operator's to bound; an exercise that needs more cannot be solved here."""
    if not isinstance(exercise.spec, schema.Code):
        return
    most = asdict(site_limits())
    for name, value in exercise.spec.limits.model_dump().items():
        if value > most[name]:
            said = f"received {value:g}, expected at most this site's GRADUS_MAX_{name.upper()}, {most[name]:g}"
            raise AuthorError(f"{exercise.id}/exercise.yaml", f"limits.{name}", said)


def _check_reference(exercise: catalog.Exercise) -> None:
    """A trained model is compared with a band that was measured on the same data. Calibration has to do without."""
    spec, reference = exercise.spec, exercise.reference
    if not isinstance(spec, schema.Code) or spec.measure is None:
        return
    for index, check in enumerate(spec.checks):
        if isinstance(check, schema.TrainedCheck) and reference is None:
            message = f"received {check.check} without reference.yaml; write it by manage.py calibrate {exercise.id}"
            raise AuthorError(f"{exercise.id}/exercise.yaml", f"checks[{index}]", message)
    if reference and reference.dataset != spec.measure.dataset:
        message = (
            f"received {reference.dataset!r}, expected {spec.measure.dataset!r} as in exercise.yaml; calibrate again"
        )
        raise AuthorError(f"{exercise.id}/reference.yaml", "dataset", message)


def _check_placeholders(exercise: catalog.Exercise, variant: schema.Variant) -> None:
    if isinstance(exercise.spec, ByHand):
        with _errors_in(f"{exercise.id}/exercise.yaml"):
            for said in exercise.spec.texts:
                said.filled(variant.numbers)
    for name, texts in (("text", exercise.text), ("explanation", exercise.explanation)):
        for language, text in texts.items():
            with _errors_in(f"{exercise.id}/{name}.{language}.md"):
                catalog.fill(text, variant.numbers, language)


@contextmanager
def _errors_in(file: str) -> Iterator[None]:
    """Tell the file of an author's error that was found where files are not known."""
    try:
        yield
    except AuthorError as error:
        raise AuthorError(file, error.key, error.message) from error


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


def _publish_exercise(
    lesson: models.Lesson, exercise: catalog.Exercise, position: int, variants: list[schema.Variant]
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
    models.Exercise.objects.filter(pk=row.pk).update(revision=revision, is_published=True)


def _revision(exercise: catalog.Exercise) -> dict[str, Any]:
    return {
        "spec": exercise.spec.model_dump(mode="json"),
        "text": exercise.text,
        "explanation": exercise.explanation,
        "starter": exercise.starter,
        "reference": exercise.reference.model_dump(mode="json") if exercise.reference else None,
        "log": exercise.log.model_dump(mode="json") if exercise.log else None,
    }
