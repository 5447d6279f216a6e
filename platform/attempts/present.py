"""Attempts and verdicts in the words of templates: one language, labels, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from attempts.models import Attempt, Kind, Outcome, Verdict
from attempts.selectors import place_of
from courses.present import phrase_html
from graders.feedback.errors.lint import Finding
from people.language import current_language

_TONES = {Outcome.PASSED: "passed", Outcome.PARTLY: "partly", Outcome.PLATFORM_ERROR: "ours"}


def present_verdict(verdict: Verdict, kind: str) -> dict[str, Any]:
    """Return the verdict for a template. Keys of feedback stay behind: they name mistakes."""
    document, language = verdict.document, current_language()
    checks = [_present_check(check, language) for check in document["checks"]]
    if kind == Kind.BY_HAND:
        # Its titles are labels, which are Markdown.
        checks = [check | {"title": phrase_html(check["title"])} for check in checks]
    # Of an answer of one number its own feedback says more than a count of what is right.
    is_single = kind == Kind.BY_HAND and len(checks) == 1
    return {
        **_ending(verdict, kind),
        "score": verdict.score,
        "points": verdict.points,
        "max_points": verdict.max_points,
        "message": checks[0]["feedback"] if is_single else document["message"].get(language, ""),
        "checks": checks,
        "measurements": document["measurements"],
        "error": _present_error(document["error"], language),
        "output": document["output"],
        "epochs": document["epochs"],
        "resources": document["resources"],
        "recorded_at": verdict.recorded_at,
        "provenance": document["provenance"],
    }


def find_verdict(attempt: Attempt) -> Verdict | None:
    """Return the attempt's verdict, or None while there is none."""
    return getattr(attempt, "verdict", None)


def present_attempts(attempts: Sequence[Attempt]) -> list[dict[str, Any]]:
    """Return a student's attempts at one exercise, newest first, numbered from the oldest."""
    return [present_attempt(attempt, len(attempts) - index) for index, attempt in enumerate(attempts)]


def present_attempt(attempt: Attempt, number: int) -> dict[str, Any]:
    """Return an attempt as a line of a list."""
    verdict = find_verdict(attempt)
    ending = _ending(verdict, attempt.kind) if verdict else {"outcome": "", "outcome_label": "", "tone": ""}
    return {
        "id": str(attempt.pk),
        "url": reverse("attempt", args=[attempt.pk]),
        "number": number,
        "created_at": attempt.created_at,
        "kind": attempt.kind,
        "status": attempt.status,
        "points": verdict.points if verdict else None,
        "max_points": verdict.max_points if verdict else None,
        **ending,
        **({} if verdict else {"outcome_label": attempt.get_status_display()}),
    }


def present_pictures(attempt: Attempt) -> list[dict[str, Any]]:
    """Return what the code of an attempt has drawn, as numbers, titles and addresses."""
    return [
        {**picture, "url": reverse("attempt_picture", args=[attempt.pk, picture["number"]])}
        for picture in attempt.pictures.values("number", "title")
    ]


def present_open(attempt: Attempt) -> dict[str, Any]:
    """Return an attempt on its way, with the addresses where it is followed. JSON-able."""
    return {
        "id": str(attempt.pk),
        "status": attempt.status,
        "kind": attempt.kind,
        "place": place_of(attempt),
        "url": reverse("attempt", args=[attempt.pk]),
        "events_url": reverse("attempt_events", args=[attempt.pk]),
        "verdict_url": reverse("attempt_verdict", args=[attempt.pk]),
        "stop_url": reverse("stop", args=[attempt.pk]),
    }


def present_finding(finding: Finding) -> dict[str, Any]:
    """Return what is wrong at a place of the code, for the editor. JSON-able."""
    return {
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "severity": finding.severity,
        "text": finding.text[current_language()],
    }


def _ending(verdict: Verdict, kind: str) -> dict[str, str]:
    outcome = Outcome(verdict.outcome)
    has_run = kind in (Kind.RUN, Kind.BLOCK) and outcome is Outcome.PASSED
    return {
        "outcome": str(outcome),
        "outcome_label": _("Ran to the end") if has_run else str(outcome.label),
        "tone": _TONES.get(outcome, "not-yet"),
    }


def _present_check(check: dict[str, Any], language: str) -> dict[str, Any]:
    shown = ("name", "passed", "points", "max_points")
    return (
        {name: check[name] for name in shown}
        | {name: check[name].get(language, "") for name in ("title", "feedback", "received")}
        | {"table": _present_table(check.get("table"), language)}
    )


def _present_table(table: dict[str, Any] | None, language: str) -> dict[str, Any] | None:
    return table and {
        "caption": table["caption"][language],
        "columns": [column[language] for column in table["columns"]],
        "rows": [[{"text": cell["text"][language], "ok": cell["ok"]} for cell in row] for row in table["rows"]],
    }


def _present_error(error: dict[str, Any] | None, language: str) -> dict[str, Any] | None:
    return error and {**error, "hint": (error["hint"] or {}).get(language, "")}
