"""Answering: the page of an exercise, sending an answer, looking at an attempt, stopping it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from attempts import selectors, services
from attempts.access import access_attempt, access_own_attempt
from attempts.cards import card_of
from attempts.forms import AnswersForm, BlockForm, SourceForm, understand
from attempts.models import Attempt, Kind, answered, exercise_of
from attempts.present import (
    find_verdict,
    present_attempt,
    present_finding,
    present_open,
    present_pictures,
    present_verdict,
)
from attempts.questions import present_sent
from courses import models
from courses.models import Exercise, find_spec, revision_of, spec_of
from courses.present import (
    chart_of,
    exercise_url,
    present_course,
    present_examples,
    present_exercise,
    present_lesson,
)
from courses.selectors import get_exercise, get_lesson, variants_for
from exercises.by_hand import ByHand
from exercises.schema import Code
from graders.feedback.errors.lint import lint as find_problems
from people.access import sign_in_required, sign_in_url, signed_in, wants_json
from people.language import current_language
from people.models import User

PICTURE_SECONDS = 24 * 3600


@require_safe
def exercise(request: HttpRequest, course: str, lesson: str, exercise: str) -> HttpResponse:
    """Show an exercise on a page of its own: the form of an answer by hand, or the bench for code."""
    found = get_exercise(f"{course}/{lesson}/{exercise}")
    if found.kind == models.Kind.CODE:
        return _bench(request, found)
    return render(request, "exercise_by_hand.html", _place(found) | {"exercise": card_of(request, found)})


@require_POST
@sign_in_required
def answer(request: HttpRequest, course: str, lesson: str, exercise: str) -> HttpResponse:
    """Grade an answer by hand at once, and show the exercise with its verdict."""
    found = get_exercise(f"{course}/{lesson}/{exercise}")
    revision = revision_of(found)
    spec = spec_of(revision)
    if not isinstance(spec, ByHand):
        raise Http404
    form = AnswersForm(spec, revision.hash, request.POST)
    is_taken = form.is_valid()
    if is_taken:
        services.answer_by_hand(student=signed_in(request), exercise=found, answers=form.cleaned_data)
    if not request.headers.get("HX-Request"):
        if is_taken:
            return HttpResponseRedirect(f"{exercise_url(found)}#exercise-{found.slug}")
        card = card_of(request, found, refused=form)
        return render(request, "exercise_by_hand.html", _place(found) | {"exercise": card}, status=422)
    card = card_of(request, found, refused=None if is_taken else form)
    return render(request, "partials/by_hand_form.html", {"exercise": card})


@require_POST
@sign_in_required
def give_up(request: HttpRequest, course: str, lesson: str, exercise: str) -> HttpResponse:
    """Show a student who has tried the worked explanation."""
    found = get_exercise(f"{course}/{lesson}/{exercise}")
    services.give_up(student=signed_in(request), exercise=found)
    if request.headers.get("HX-Request"):
        return render(request, "partials/by_hand_form.html", {"exercise": card_of(request, found)})
    return HttpResponseRedirect(f"{exercise_url(found)}#exercise-{found.slug}")


@require_POST
@sign_in_required
def submit(request: HttpRequest, course: str, lesson: str, exercise: str) -> HttpResponse:
    """Take code to run or to grade. The attempt is stored before the answer is sent."""
    found = get_exercise(f"{course}/{lesson}/{exercise}")
    if found.kind != models.Kind.CODE:
        raise Http404
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _refuse(request, found, form.first_error(), status=422)
    kind, source = Kind(form.cleaned_data["kind"]), form.cleaned_data["source"]
    try:
        attempt = services.submit(student=signed_in(request), exercise=found, kind=kind, source=source)
    except services.TooManyError:
        return _refuse(request, found, _too_many(), status=429)
    if wants_json(request):
        return JsonResponse(present_open(attempt), status=201)
    return HttpResponseRedirect(exercise_url(found))


@require_POST
@sign_in_required
def run_block(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Take code of a lesson to run. The attempt is stored before the answer is sent."""
    found = get_lesson(course, lesson)
    if not any(part["kind"] == "block" for part in found.parts[current_language()]):
        raise Http404
    form = BlockForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": form.first_error()}, status=422)
    try:
        attempt = services.run_block(
            student=signed_in(request),
            lesson=found,
            source=form.cleaned_data["source"],
            before=form.before,
        )
    except services.TooManyError:
        return JsonResponse({"error": _too_many()}, status=429)
    return JsonResponse(present_open(attempt), status=201)


@require_safe
@sign_in_required
def attempt(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Show an earlier attempt as it was sent, and its verdict. A run of a lesson's code is seen in its lesson alone."""
    found = access_attempt(request.user, attempt_id)
    if found.lesson is not None:
        return HttpResponseRedirect(_home_of(found))
    context = _place(exercise_of(found)) | {
        "exercise": present_exercise(exercise_of(found)),
        "attempt": _present_whole(found),
        "verdict": _verdict_of(found),
        "pictures": present_pictures(found),
        "chart": _chart(answered(found)),
        "mine": found.student_id == request.user.pk,
        "student": found.student.get_full_name() or found.student.username,
    }
    return render(request, "attempt.html", context)


@require_GET
@never_cache
@sign_in_required
def verdict(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Show the verdict alone, for the page that waited for it; 204 while there is none."""
    found = access_attempt(request.user, attempt_id)
    if not find_verdict(found):
        return HttpResponse(status=204)
    if found.lesson is not None:
        context = {"verdict": _verdict_of(found), "goes_on": bool(found.before)}
        return render(request, "partials/block_verdict.html", context)
    card = card_of(request, exercise_of(found))
    return render(request, "partials/verdict.html", {"verdict": _verdict_of(found), "exercise": card})


@require_safe
@sign_in_required
def picture(request: HttpRequest, attempt_id: UUID, number: int) -> HttpResponse:
    """Show a picture that the code of an attempt has drawn, to those who see the attempt."""
    found = access_attempt(request.user, attempt_id).pictures.filter(number=number).first()
    if found is None:
        raise Http404
    headers = {"Cache-Control": f"private, max-age={PICTURE_SECONDS}, immutable"}
    return HttpResponse(bytes(found.png), content_type="image/png", headers=headers)


@require_POST
@sign_in_required
def stop(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Stop an attempt: at once in the queue, within a second where it runs. One that has ended stays as it is."""
    found = access_own_attempt(request.user, attempt_id)
    try:
        services.cancel(found)
    except services.UnreachableError:
        message = _("The attempt can't be stopped right now. It is safe, and ends by itself at its time limit.")
        return JsonResponse({"error": message}, status=503)
    if wants_json(request):
        found.refresh_from_db()
        return JsonResponse(present_open(found))
    return HttpResponseRedirect(_home_of(found))


@require_GET
def parse_number(request: HttpRequest) -> JsonResponse:
    """Tell how a number is understood, while it is being written."""
    return JsonResponse(understand(request.GET.get("text", ""), percent="percent" in request.GET))


@require_POST
@sign_in_required
def lint(request: HttpRequest) -> JsonResponse:
    """Tell what would stop the code, while it is being written: ``{"source": ...}`` in, ``{"findings": [...]}`` out."""
    try:
        source = json.loads(request.body)["source"]
    except (ValueError, TypeError, KeyError, RecursionError):
        source = None
    if not isinstance(source, str):
        return JsonResponse({"error": _("There is no code yet.")}, status=400)
    return JsonResponse({"findings": [present_finding(finding) for finding in find_problems(source)]})


def _bench(request: HttpRequest, found: Exercise, error: str = "", source: str = "", status: int = 200) -> HttpResponse:
    student = request.user if isinstance(request.user, User) else None
    revision = revision_of(found)
    spec, starter = spec_of(revision), revision.starter[current_language()]
    card = card_of(request, found)
    underway = selectors.find_open(student, found) if student else None
    submitted = selectors.find_last_submitted(student, found) if student else None
    last_source = selectors.last_source(student, found) if student else ""
    context = _place(found) | {
        "exercise": card,
        "attempts": card["attempts"],
        "starter": starter,
        "last_source": last_source,
        "source": source or last_source or starter,
        "attempt": present_open(underway) if underway else None,
        "verdict": _verdict_of(submitted) if submitted else None,
        "pictures": present_pictures(submitted) if submitted else [],
        "chart": _chart(revision),
        "examples": _examples(found, spec, student),
        "limits": spec.limits if isinstance(spec, Code) else None,
        "can_answer": student is not None,
        "sign_in_url": sign_in_url(request),
        "error": error,
    }
    return render(request, "exercise_code.html", context, status=status)


def _refuse(request: HttpRequest, found: Exercise, message: str, *, status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": message}, status=status)
    return _bench(request, found, error=message, source=request.POST.get("source", ""), status=status)


def _too_many() -> str:
    return _("Your earlier attempts are still on their way. Wait for one to end, or stop it.")


def _home_of(found: Attempt) -> str:
    """Where the student has sent it from."""
    if found.lesson is not None:
        return reverse("lesson", args=[found.lesson.course.slug, found.lesson.slug])
    return exercise_url(exercise_of(found))


def _place(found: Exercise) -> dict[str, Any]:
    return {"course": present_course(found.lesson.course), "lesson": present_lesson(found.lesson)}


def _verdict_of(found: Attempt) -> dict[str, Any] | None:
    stored = find_verdict(found)
    return present_verdict(stored, found.kind) if stored else None


def _examples(found: Exercise, spec: ByHand | Code, student: User | None) -> list[dict[str, str]]:
    if not isinstance(spec, Code) or not spec.calls:
        return []
    return present_examples(spec, variants_for(student.pk if student else None, [found])[found.pk])


def _chart(revision: models.Revision) -> dict[str, Any] | None:
    spec = find_spec(revision)
    return chart_of(revision, spec.epochs) if isinstance(spec, Code) else None


def _present_whole(found: Attempt) -> dict[str, Any]:
    spec = find_spec(answered(found))
    if isinstance(spec, ByHand) and found.variant is not None:
        answers = present_sent(spec, found.variant, found.answers)
    else:
        answers = [{"label": name, "text": text} for name, text in found.answers.items()]
    shown = {"source": found.source, "answers": answers}
    return present_attempt(found, selectors.number_of(found)) | shown
