"""An exercise as a student meets it: its text with their numbers, their answers, their verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from attempts.forms import REVISION_FIELD, AnswersForm, understand
from attempts.models import Attempt
from attempts.present import find_verdict, present_attempts, present_verdict
from attempts.selectors import Standing, given_up, history, last_answers, standings
from courses.models import Exercise, Variant, revision_of, spec_of
from courses.models import Kind as ExerciseKind
from courses.present import exercise_url, explanation_html, present_exercise, text_html
from courses.selectors import variants_for
from exercises.schema import ByHand, NumberField
from people.access import sign_in_url
from people.language import current_language
from people.models import User

Card = dict[str, Any]


def cards_of(request: HttpRequest, exercises: Sequence[Exercise]) -> dict[int, Card]:
    """Return the exercises for a template, by key. The number of queries does not grow with that of the exercises."""
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
        )
        for exercise in exercises
    }


def card_of(request: HttpRequest, exercise: Exercise, refused: AnswersForm | None = None) -> Card:
    """Return one exercise for a template; with the answers of a form that was refused and why."""
    card = cards_of(request, [exercise])[exercise.pk]
    if refused is not None:
        notice = next(iter(refused.non_field_errors()), "")
        card["form"] |= _fields(refused.spec, refused.data, errors=refused.errors) | {"verdict": None, "notice": notice}
    return card


def _card(
    request: HttpRequest,
    exercise: Exercise,
    variant: Variant,
    *,
    stand: Standing,
    has_given_up: bool,
    attempts: Sequence[Attempt],
    last: Attempt | None,
) -> Card:
    revision = revision_of(exercise)
    has_passed = stand.state == "passed"
    card = present_exercise(exercise) | {
        "state": stand.state,
        "best_points": _plain(stand.best_points),
        "attempts_count": stand.attempts_count,
        "text_html": text_html(revision, variant),
        "explanation_html": explanation_html(revision, variant) if has_passed or has_given_up else None,
        "has_given_up": has_given_up and not has_passed,
        "can_give_up": bool(stand.attempts_count) and not has_passed and not has_given_up,
        "give_up_url": exercise_url(exercise, "give_up"),
        "attempts": present_attempts(attempts),
    }
    spec = spec_of(revision) if exercise.kind == ExerciseKind.BY_HAND else None
    return card | {"form": _form(request, exercise, spec, last, card)} if isinstance(spec, ByHand) else card


def _plain(points: float) -> float:
    return int(points) if points == int(points) else points


def _form(request: HttpRequest, exercise: Exercise, spec: ByHand, last: Attempt | None, card: Card) -> dict[str, Any]:
    verdict = find_verdict(last) if last else None
    shown = present_verdict(verdict, last.kind) if last and verdict else None
    checks = {check["name"]: check for check in shown["checks"]} if shown else {}
    return {
        "action": exercise_url(exercise, "answer"),
        "revision_field": REVISION_FIELD,
        "revision": revision_of(exercise).hash,
        **_fields(spec, last.answers if last else {}, checks=checks),
        "verdict": shown,
        "attempts": card["attempts"],
        "can_answer": request.user.is_authenticated,
        "sign_in_url": sign_in_url(request),
    }


def _fields(
    spec: ByHand,
    answers: Mapping[str, Any],
    *,
    checks: Mapping[str, Any] | None = None,
    errors: Mapping[str, Sequence[Any]] | None = None,
) -> dict[str, Any]:
    def shown(field: NumberField) -> dict[str, Any]:
        value = str(answers.get(field.name, ""))
        messages = (errors or {}).get(field.name, ())
        return {
            "name": field.name,
            "label": getattr(field.label, current_language()),
            "kind": field.kind,
            "places": field.places,
            "points": field.points,
            "value": value,
            "understood": understand(value)["understood"] if value else "",
            "error": str(messages[0]) if messages else "",
            "check": (checks or {}).get(field.name),
        }

    fields = [shown(field) for field in spec.answer_fields]
    return {"fields": fields, "table": _table(spec, fields)}


def _table(spec: ByHand, fields: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    if spec.table is None:
        return None
    language, cells = current_language(), iter(fields)
    columns = spec.table.columns
    return {
        "columns": [{"label": getattr(column.label, language)} for column in columns],
        "rows": [
            {"label": getattr(row.label, language), "cells": [next(cells) for _ in columns]} for row in spec.table.rows
        ],
    }
