"""Quizzes and sittings in the words of templates: one language, labels, addresses."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from attempts.forms import problem_of
from attempts.models import Kind
from attempts.present import present_verdict
from attempts.questions import Given, present_questions
from courses.models import Lesson, Quiz, find_spec
from courses.present import explanation_html, present_course, present_lesson, text_html
from exercises.by_hand import ByHand
from people.language import current_language
from people.models import User
from quizzes.forms import FLAG_FIELD, PAGE_FIELD, SEEN_FIELD
from quizzes.models import GRACE, Question, QuestionVerdict, Sitting
from quizzes.selectors import Seat, score_of

Shown = dict[str, Any]


def quiz_url(quiz: Quiz, name: str = "quiz", *more: Any) -> str:
    """Return the address of a quiz, or of what one does with it."""
    return reverse(name, args=[quiz.course.slug, quiz.slug, *more])


def present_quiz(quiz: Quiz, sitting: Sitting | None = None) -> Shown:
    """Return the quiz for a template, and how far its student is: ``none``, ``open`` or ``closed``."""
    language = current_language()
    return {
        "slug": quiz.slug,
        "title": quiz.title[language],
        "summary": quiz.summary[language],
        "minutes": quiz.minutes,
        "questions": quiz.questions,
        "url": quiz_url(quiz),
        "course": present_course(quiz.course),
        "state": "none" if sitting is None else "open" if sitting.is_open else "closed",
        "sitting": sitting and present_sitting(sitting),
    }


def present_sitting(sitting: Sitting) -> Shown:
    """Return how long a sitting has yet, or what it has come to."""
    seconds = sitting.seconds_left(timezone.now())
    return {
        "id": str(sitting.pk),
        "url": reverse("sitting", args=[sitting.pk]),
        "started_at": sitting.started_at,
        "deadline": sitting.deadline,
        "seconds_left": round(seconds),
        # Somebody who has 40 s is told of one minute.
        "minutes_left": -int(-seconds // 60),
        "grace_seconds": int(GRACE.total_seconds()),
        "closed_at": sitting.closed_at,
        "ended": sitting.ended,
        "ended_label": sitting.get_ended_display(),
        "points": sitting.points,
        "out_of": sitting.out_of,
    }


def present_draft(question: Question, notice: str = "") -> Shown:
    """Return a question of an open sitting for a template: nothing in it tells what is right."""
    spec = find_spec(question.revision)
    page = secrets.token_hex(8)
    shown = _present_question(question) | {
        "action": quiz_url(question.sitting.quiz, "save_question", question.number),
        "hidden": {PAGE_FIELD: page, SEEN_FIELD: question.version},
        "last_page": question.page,
        "flag_field": FLAG_FIELD,
        "notice": notice,
    }
    if not isinstance(spec, ByHand):
        return shown
    errors = {cell.name: [problem] for cell in spec.cells if (problem := _problem(cell, question.answers))}
    given = Given(question.answers, errors=errors, is_draft=True)
    return shown | {"form": present_questions(spec, question.variant, given)}


def present_reviewed(question: Question) -> Shown:
    """Return a question of a closed sitting for a template: the answer, what it earned and how it is worked out."""
    spec, verdict = find_spec(question.revision), _verdict_of(question)
    shown = _present_question(question) | {
        "verdict": verdict and present_verdict(verdict, Kind.BY_HAND),
        "score": verdict.score if verdict else None,
        "explanation_html": explanation_html(question.revision, question.variant),
    }
    if not isinstance(spec, ByHand):
        return shown
    given = Given(question.answers, verdict=shown["verdict"])
    return shown | {"form": present_questions(spec, question.variant, given)}


def present_topics(questions: Sequence[Question], lessons: Mapping[str, Lesson]) -> list[Shown]:
    """Return what each topic has earned, in the order of asking, with its lesson to go back to."""
    topics = []
    for slug in dict.fromkeys(question.topic for question in questions):
        verdicts = [_verdict_of(question) for question in questions if question.topic == slug]
        score = score_of(verdict for verdict in verdicts if verdict)
        lesson = lessons.get(slug)
        shown = present_lesson(lesson) if lesson else {"title": slug, "url": ""}
        topics.append(shown | {"points": score.points, "out_of": score.questions})
    return topics


def state_of(question: Question) -> str:
    """Return how far the answer is: ``empty``, ``answered``, or ``unfinished`` where some is missing or unreadable."""
    spec = find_spec(question.revision)
    if not question.answers or not isinstance(spec, ByHand):
        return "empty"
    problems = (problem_of(cell, question.answers.get(cell.name, "")) for cell in spec.cells)
    return "unfinished" if any(problems) else "answered"


def present_seat(seat: Seat) -> Shown:
    """Return a student's place in a quiz for the page of those who teach."""
    return {
        "id": seat.student.pk,
        "name": name_of(seat.student),
        "username": seat.student.username,
        "sitting": seat.sitting and present_sitting(seat.sitting),
        "state": "none" if seat.sitting is None else "open" if seat.sitting.is_open else "closed",
        "extra": seat.extra,
        "set_by": name_of(seat.extra.set_by) if seat.extra else "",
        "minutes": seat.extra.minutes if seat.extra else 0,
    }


def name_of(person: User) -> str:
    """Return what a person is called."""
    return person.get_full_name() or person.username


def _present_question(question: Question) -> Shown:
    exercise, anchor = question.revision.exercise, f"question-{question.number}"
    return {
        "number": question.number,
        "anchor": anchor,
        "title": exercise.title[current_language()],
        "topic": question.topic,
        "text_html": text_html(question.revision, question.variant),
        "state": state_of(question),
        "is_flagged": question.is_flagged,
        "saved_at": question.saved_at,
        # The templates of answers name their fields after it.
        "exercise": {"slug": anchor, "kind": Kind.BY_HAND},
    }


def _problem(cell: Any, answers: Mapping[str, str]) -> str:
    """Return why what was typed can't be read; nothing of a cell that is still empty."""
    return problem_of(cell, answers[cell.name]) if answers.get(cell.name) else ""


def _verdict_of(question: Question) -> QuestionVerdict | None:
    return getattr(question, "verdict", None)
