"""Reading the catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.http import Http404

from courses.models import Course, Exercise, Lesson, Term, Variant
from courses.services import CANONICAL_SEED, SEEDS


def published_courses() -> list[Course]:
    """Return the courses, by name."""
    return list(Course.objects.order_by("slug"))


def published_lessons(course: Course) -> list[Lesson]:
    """Return the lessons of a course in order, without their pages."""
    lessons = course.lessons.filter(is_published=True).select_related("course")
    return list(lessons.defer("parts", "headings", "numbers", "numbers_source"))


def exercises_of(lessons: Iterable[Lesson]) -> list[Exercise]:
    """Return the published exercises of the lessons, in the order of the course."""
    found = Exercise.objects.filter(lesson__in=lessons, is_published=True)
    return list(found.select_related("revision", "lesson__course").order_by("lesson__position", "position"))


def terms_of(course: Course, slugs: Iterable[str] | None = None) -> list[Term]:
    """Return the terms of a course's glossary with their lessons, all or those of the slugs, in no order."""
    terms = course.terms.select_related("lesson__course").defer("lesson__parts", "lesson__headings")
    return list(terms if slugs is None else terms.filter(slug__in=slugs))


def get_course(slug: str) -> Course:
    """Return a course. Raises Http404 where there is none."""
    course = Course.objects.filter(slug=slug).first()
    if course is None:
        raise Http404
    return course


def get_lesson(course: str, slug: str) -> Lesson:
    """Return a published lesson with its course. Raises Http404 where there is none."""
    lesson = Lesson.objects.filter(course__slug=course, slug=slug, is_published=True).select_related("course").first()
    if lesson is None:
        raise Http404
    return lesson


def get_exercise(path: str) -> Exercise:
    """Return a published exercise with its revision, lesson and course. Raises Http404 where there is none."""
    exercise = (
        Exercise.objects.filter(path=path, is_published=True, lesson__is_published=True)
        .select_related("revision", "lesson__course")
        .defer("lesson__parts", "lesson__headings")
        .first()
    )
    if exercise is None:
        raise Http404
    return exercise


def seed_for(student_id: int | None, exercise: Exercise) -> int:
    """Return the seed of a student's variant: always the same one; the canonical one for a visitor.

    >>> seed_for(None, Exercise(path="dense-networks/losses/mae"))
    0
    """
    if student_id is None:
        return CANONICAL_SEED
    digest = hashlib.sha256(f"{student_id}:{exercise.path}".encode()).digest()
    return 1 + int.from_bytes(digest[:8], "big") % (len(SEEDS) - 1)


def variants_for(student_id: int | None, exercises: Iterable[Exercise]) -> dict[int, Variant]:
    """Return the student's variant of every exercise by the exercise's key, in one query, answers left behind.

    An exercise that draws no numbers has only its canonical variant.
    """
    wanted = {exercise.revision_id: (exercise.pk, seed_for(student_id, exercise)) for exercise in exercises}
    seeds = {CANONICAL_SEED, *(seed for _, seed in wanted.values())}
    found: dict[int, Variant] = {}
    for variant in Variant.objects.filter(revision__in=wanted, seed__in=seeds).defer("answers", "mistakes"):
        key, seed = wanted[variant.revision_id]
        if variant.seed == seed or (variant.seed == CANONICAL_SEED and key not in found):
            found[key] = variant
    return found
