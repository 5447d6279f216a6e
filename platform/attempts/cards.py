"""An exercise as a student meets it: its text with their numbers, their answers, their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from attempts.forms import REVISION_FIELD, AnswersForm
from attempts.models import Attempt
from attempts.present import find_verdict, present_attempts, present_verdict
from attempts.questions import Given, present_questions
from attempts.selectors import Standing, given_up, history, last_answers, standings
from courses.models import Exercise, Variant, revision_of, spec_of
from courses.models import Kind as ExerciseKind
from courses.present import exercise_url, explanation_html, hints_html, present_exercise, text_html
from courses.selectors import variants_for
from exercises.by_hand import ByHand
from people.access import sign_in_url
from people.models import User

Card = dict[str, Any]


def cards_of(
    request: HttpRequest, exercises: Sequence[Exercise], refused: AnswersForm | None = None
) -> dict[int, Card]:
    """Return the exercises for a template, by key. The number of queries does not grow with that of the exercises.

    ``refused`` is the form that is shown in place of the last answer.
    """
    student = request.user if isinstance(request.user, User) else None
    variants = variants_for(student.pk if student else None, exercises)
    stands, gave_up = standings(student, exercises), given_up(student, exercises)
    attempts = history(student, exercises)
    last = last_answers(exercises, attempts)
    return {
        exercise.pk: _card(
            request,
            exercise,
            variants[exercise.pk],
            stand=stands[exercise.pk],
            has_given_up=exercise.pk in gave_up,
            attempts=attempts[exercise.pk],
            last=last.get(exercise.pk),
            refused=refused,
        )
        for exercise in exercises
    }


def card_of(request: HttpRequest, exercise: Exercise, refused: AnswersForm | None = None) -> Card:
    """Return one exercise for a template; with the answers of a form that was refused and why."""
    return cards_of(request, [exercise], refused)[exercise.pk]


def _card(
    request: HttpRequest,
    exercise: Exercise,
    variant: Variant,
    *,
    stand: Standing,
    has_given_up: bool,
    attempts: Sequence[Attempt],
    last: Attempt | None,
    refused: AnswersForm | None,
) -> Card:
    revision = revision_of(exercise)
    has_passed = stand.state == "passed"
    card = present_exercise(exercise) | {
        "state": stand.state,
        "best_points": _plain(stand.best_points),
        "attempts_count": stand.attempts_count,
        "text_html": text_html(revision, variant),
        "hints_html": hints_html(revision, variant),
        "explanation_html": explanation_html(revision, variant) if has_passed or has_given_up else None,
        "has_given_up": has_given_up and not has_passed,
        "can_give_up": bool(stand.attempts_count) and not has_passed and not has_given_up,
        "give_up_url": exercise_url(exercise, "give_up"),
        "attempts": present_attempts(attempts),
    }
    spec = spec_of(revision) if exercise.kind == ExerciseKind.BY_HAND else None
    if not isinstance(spec, ByHand):
        return card
    given = _given(last) if refused is None else Given(refused.data, errors=refused.errors)
    return card | {"form": _form(request, exercise, card) | present_questions(spec, variant, given)}


def _plain(points: float) -> float:
    return int(points) if points == int(points) else points


def _given(last: Attempt | None) -> Given:
    verdict = find_verdict(last) if last else None
    return Given(
        last.answers if last else {}, verdict=present_verdict(verdict, last.kind) if last and verdict else None
    )


def _form(request: HttpRequest, exercise: Exercise, card: Card) -> dict[str, Any]:
    return {
        "action": exercise_url(exercise, "answer"),
        "revision_field": REVISION_FIELD,
        "revision": revision_of(exercise).hash,
        "attempts": card["attempts"],
        "can_answer": request.user.is_authenticated,
        "sign_in_url": sign_in_url(request),
    }
