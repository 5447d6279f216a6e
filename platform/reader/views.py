"""The courses, the contents of one, and a lesson with its exercises in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from attempts.cards import Card, cards_of
from attempts.networks import own_digit
from attempts.selectors import standings
from courses.models import Course, Exercise, Lesson
from courses.present import exercise_url, present_course, present_lesson, present_terms
from courses.selectors import exercises_of, get_course, get_lesson, published_courses, published_lessons, terms_of
from people.access import sign_in_url
from people.language import current_language
from people.models import User
from people.policy import can_teach
from quizzes.present import present_quiz
from quizzes.selectors import published_quizzes, sittings_of
from quizzes.services import close_if_over
from reader.training_log import present_log


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the courses; where there is only one, its contents."""
    courses = published_courses()
    if len(courses) == 1:
        return _contents(request, courses[0])
    presented = [(present_course(row), len(published_lessons(row))) for row in courses]
    items = [{"course": course, "lessons": count, "url": course["url"]} for course, count in presented]
    return render(request, "home.html", {"courses": items})


@require_safe
def course(request: HttpRequest, course: str) -> HttpResponse:
    """Show the contents of a course and where the student stands."""
    return _contents(request, get_course(course))


@require_safe
def lesson(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Show a lesson: prose, figures, and its exercises where the author placed them."""
    found = get_lesson(course, lesson)
    lessons = published_lessons(found.course)
    exercises = exercises_of([found])
    quizzes = [present_quiz(quiz) for quiz in published_quizzes(found.course)]
    index = next(i for i, row in enumerate(lessons) if row.pk == found.pk)
    context = {
        "course": present_course(found.course),
        "lesson": present_lesson(found),
        "lessons": [present_lesson(row) | {"current": row.pk == found.pk} for row in lessons],
        "headings": found.headings[current_language()],
        "terms": present_terms(terms_of(found.course, found.terms)),
        "has_blocks": any(part["kind"] == "block" for part in found.parts[current_language()]),
        "sign_in_url": sign_in_url(request),
        # Called by the template of a widget that needs it, and by no other.
        "own_digit": partial(own_digit, request, exercises),
        "parts": list(_parts(request, found, exercises, cards_of(request, exercises))),
        "previous": present_lesson(lessons[index - 1]) if index else None,
        "next": present_lesson(lessons[index + 1]) if index + 1 < len(lessons) else next(iter(quizzes), None),
        "quizzes": quizzes,
    }
    return render(request, "lesson.html", context)


@require_safe
def glossary(request: HttpRequest, course: str) -> HttpResponse:
    """Show the terms of a course, or those that have the words ``q`` in their names. 404 where it has none."""
    found = get_course(course)
    terms = present_terms(terms_of(found))
    if not terms:
        raise Http404
    query = request.GET.get("q", "").strip()
    for term in terms:
        term["words"] = " ".join([term["name"], *(name for _, name in term["others"])]).casefold()
    shown = [term for term in terms if query.casefold() in term["words"]]
    context = {"course": present_course(found), "terms": shown, "query": query}
    return render(request, "glossary.html", context)


def _contents(request: HttpRequest, row: Course) -> HttpResponse:
    lessons = published_lessons(row)
    exercises = exercises_of(lessons)
    student = request.user if isinstance(request.user, User) else None
    stands = standings(student, exercises)
    items = [
        present_lesson(lesson)
        | {
            "exercises": [
                {
                    "title": exercise.title[current_language()],
                    "url": exercise_url(exercise),
                    "points": exercise.points,
                    "state": stands[exercise.pk].state,
                }
                for exercise in exercises
                if exercise.lesson_id == lesson.pk
            ]
        }
        for lesson in lessons
    ]
    context = {
        "course": present_course(row),
        "lessons": items,
        "quizzes": _quizzes(row, student),
        "can_teach": student is not None and can_teach(student),
        "has_glossary": row.terms.exists(),
    }
    return render(request, "course.html", context)


def _quizzes(row: Course, student: User | None) -> list[dict[str, Any]]:
    quizzes = published_quizzes(row)
    sittings = sittings_of(student, quizzes)
    for sitting in sittings.values():
        close_if_over(sitting)
    return [present_quiz(quiz, sittings.get(quiz.pk)) for quiz in quizzes]


def _parts(
    request: HttpRequest, lesson: Lesson, exercises: Iterable[Exercise], cards: Mapping[int, Card]
) -> Iterator[dict[str, Any]]:
    by_slug = {exercise.slug: exercise for exercise in exercises}
    for part in lesson.parts[current_language()]:
        match part["kind"]:
            case "html":
                # Safe: it went through the sanitiser when it was published.
                yield {"kind": "html", "html": mark_safe(part["html"])}  # noqa: S308
            case "exercise":
                yield {"kind": "exercise", "exercise": cards[by_slug[part["slug"]].pk]}
            case "widget":
                yield {"kind": "widget", "template": f"widgets/{part['slug']}.html"}
            case "block":
                # Safe: the highlighter escapes the code, and the sanitiser has seen it.
                yield part | {"html": mark_safe(part["html"])}  # noqa: S308
            case _:
                yield {"kind": part["kind"], "log": present_log(request, by_slug[part["slug"]])}
