"""Sitting a quiz: before it, while it runs, after it; and what those who teach see of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from courses.models import Lesson, Quiz
from people.access import sign_in_required, sign_in_url, signed_in, wants_json
from people.models import User
from quizzes import services
from quizzes.access import access_closed_sitting, access_own_question, access_quiz, access_taught_quiz
from quizzes.forms import DraftForm, ExtraTimeForm
from quizzes.models import Question, Sitting
from quizzes.present import (
    name_of,
    present_draft,
    present_quiz,
    present_reviewed,
    present_seat,
    present_sitting,
    present_topics,
    quiz_url,
    state_of,
)
from quizzes.selectors import extra_minutes, find_sitting, questions_of, seats_of


@require_safe
@never_cache
def quiz(request: HttpRequest, course: str, quiz: str) -> HttpResponse:
    """Show what awaits whoever starts the quiz, the questions of a sitting that runs, or the review of a closed one."""
    person = request.user if isinstance(request.user, User) else None
    found = access_quiz(person, course, quiz)
    sitting = _read_sitting(person, found)
    if sitting is None:
        return _before(request, found, person)
    return _running(request, found, sitting) if sitting.is_open else _review(request, found, sitting)


@require_POST
@sign_in_required
def start(request: HttpRequest, course: str, quiz: str) -> HttpResponse:
    """Start the one sitting that a student has, or go on with it."""
    person = signed_in(request)
    found = access_quiz(person, course, quiz)
    services.start(student=person, quiz=found)
    return HttpResponseRedirect(quiz_url(found))


@require_POST
@sign_in_required
def save_question(request: HttpRequest, course: str, quiz: str, number: int) -> HttpResponse:
    """Keep the answers to a question as they were typed: as they are being typed, or by the button of the form."""
    question = access_own_question(signed_in(request), course, quiz, number)
    form = DraftForm(question, request.POST)
    if not form.is_valid():
        return JsonResponse({"error": str(form.errors)}, status=400)
    try:
        saved = services.save(question=question, **form.draft)
    except services.ClosedError:
        return _refuse_late(request, question)
    except services.ChangedElsewhereError:
        return _show_newer(request, question)
    if not wants_json(request):
        return HttpResponseRedirect(f"{quiz_url(question.sitting.quiz)}#question-{number}")
    question.sitting.refresh_from_db()
    told = {"saved_at": saved.saved_at, "version": saved.version, "state": state_of(saved)}
    return JsonResponse(told | _clock_of(question.sitting))


@require_GET
@never_cache
@sign_in_required
def clock(request: HttpRequest, course: str, quiz: str) -> JsonResponse:
    """Tell by the server's clock how long the sitting has yet."""
    person = signed_in(request)
    sitting = _read_sitting(person, access_quiz(person, course, quiz))
    if sitting is None:
        raise Http404
    return JsonResponse(_clock_of(sitting))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sign_in_required
def finish(request: HttpRequest, course: str, quiz: str) -> HttpResponse:
    """Ask whether the quiz is to be handed in, naming what is still open; then hand it in."""
    person = signed_in(request)
    found = access_quiz(person, course, quiz)
    sitting = _read_sitting(person, found)
    if sitting is None or not sitting.is_open:
        return HttpResponseRedirect(quiz_url(found))
    if request.method == "POST":
        services.finish(sitting)
        return HttpResponseRedirect(quiz_url(found))
    drafts = [present_draft(question) for question in questions_of(sitting)]
    context = _context(found, sitting) | {
        "empty": [draft for draft in drafts if draft["state"] == "empty"],
        "unfinished": [draft for draft in drafts if draft["state"] == "unfinished"],
        "flagged": [draft for draft in drafts if draft["is_flagged"]],
        "answered": sum(draft["state"] == "answered" for draft in drafts),
    }
    return render(request, "quizzes/finish.html", context)


@require_safe
@never_cache
@sign_in_required
def sitting(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """Show the review of a closed sitting, to those who teach too."""
    found = access_closed_sitting(signed_in(request), sitting_id)
    return _review(request, found.quiz, found)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sign_in_required
def sittings(request: HttpRequest, course: str, quiz: str) -> HttpResponse:
    """Show those who teach how everybody gets on with the quiz, and take the extra time that they give."""
    person = signed_in(request)
    found = access_taught_quiz(person, course, quiz)
    form = ExtraTimeForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        student, minutes = form.cleaned_data["student"], form.cleaned_data["minutes"]
        services.grant_extra_time(student=student, quiz=found, minutes=minutes, instructor=person)
        return HttpResponseRedirect(f"{quiz_url(found, 'sittings')}#student-{student.pk}")
    for row in seats_of(found):
        if row.sitting:
            services.close_if_over(row.sitting)
    context = {
        "quiz": present_quiz(found),
        "seats": [present_seat(seat) for seat in seats_of(found)],
        "error": form.first_error() if form else "",
        "refused": form.data.get("student", "") if form else "",
    }
    return render(request, "quizzes/sittings.html", context, status=422 if form else 200)


def _read_sitting(person: User | None, quiz: Quiz) -> Sitting | None:
    """Return the person's sitting, closed if its time is over: whoever reads one finds it as it is."""
    sitting = find_sitting(person, quiz) if person else None
    if sitting:
        services.close_if_over(sitting)
    return sitting


def _before(request: HttpRequest, quiz: Quiz, person: User | None) -> HttpResponse:
    extra = extra_minutes(person.pk, quiz) if person else 0
    context = {
        "quiz": present_quiz(quiz),
        "extra": extra,
        "minutes": quiz.minutes + extra,
        "sign_in_url": None if person else sign_in_url(request),
    }
    return render(request, "quizzes/before.html", context)


def _running(request: HttpRequest, quiz: Quiz, sitting: Sitting) -> HttpResponse:
    drafts = [present_draft(question) for question in questions_of(sitting)]
    return render(request, "quizzes/running.html", _context(quiz, sitting) | {"drafts": drafts})


def _refuse_late(request: HttpRequest, question: Question) -> HttpResponse:
    """Say that an answer came when none is taken any more."""
    number, address = question.number, quiz_url(question.sitting.quiz)
    if wants_json(request):
        message = _("The time is over: the last answer to question %(number)s came too late and does not count.")
        return JsonResponse({"error": message % {"number": number}, "url": address}, status=410)
    return HttpResponseRedirect(f"{address}?late={number}")


def _show_newer(request: HttpRequest, question: Question) -> HttpResponse:
    """Show what another page has saved in place of what this one wanted to."""
    sitting = question.sitting
    notice = _("This question was changed in another window. Here is what was saved there; go on from it.")
    drafts = [present_draft(one, notice if one.pk == question.pk else "") for one in questions_of(sitting)]
    context = _context(sitting.quiz, sitting) | {"drafts": drafts}
    if not wants_json(request):
        return render(request, "quizzes/running.html", context, status=409)
    draft = drafts[question.number - 1]
    return JsonResponse(
        {"html": render_to_string("quizzes/draft.html", context | {"draft": draft}, request)}, status=409
    )


def _review(request: HttpRequest, quiz: Quiz, sitting: Sitting) -> HttpResponse:
    questions = questions_of(sitting)
    lessons = Lesson.objects.filter(course=quiz.course, is_published=True).defer("parts", "headings")
    by_slug = {lesson.slug: lesson for lesson in lessons.select_related("course")}
    context = _context(quiz, sitting) | {
        "topics": present_topics(questions, by_slug),
        "questions": [present_reviewed(question) for question in questions],
        "student": "" if sitting.student_id == request.user.pk else name_of(sitting.student),
        "late": request.GET.get("late", "") if request.GET.get("late", "").isdecimal() else "",
    }
    return render(request, "quizzes/review.html", context)


def _context(quiz: Quiz, sitting: Sitting) -> dict[str, Any]:
    return {"quiz": present_quiz(quiz, sitting), "sitting": present_sitting(sitting)}


def _clock_of(sitting: Sitting) -> dict[str, Any]:
    seconds = sitting.seconds_left(timezone.now())
    return {"is_open": sitting.is_open, "seconds_left": seconds, "deadline": sitting.deadline}
