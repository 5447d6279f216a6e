"""From evidence to a verdict: run the checks, add the points, say what happened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graders.checks import arrays, choices, model, numbers, program, trained
from graders.checks.composition import Composition, is_ours
from graders.contract import CheckResult, Job, Kind, Outcome, Text, Verdict
from graders.environment import grader_version
from graders.evidence import Evidence
from graders.feedback import LANGUAGES, render

Check = Callable[[Mapping[str, Any], Job, Evidence], CheckResult]

CHECKS: Mapping[str, Check] = {
    "number": numbers.check_number,
    "choice": choices.check_choice,
    "order": choices.check_order,
    "match": choices.check_match,
    "model.layers": model.check_layers,
    "model.parameters": model.check_parameters,
    "model.size": model.check_size,
    "model.shape": model.check_shape,
    "model.compiled": model.check_compiled,
    "trained.accuracy": trained.check_accuracy,
    "trained.loss": trained.check_loss,
    "trained.seconds": trained.check_seconds,
    "array.dtype": arrays.check_dtype,
    "array.shape": arrays.check_shape,
    "array.values": arrays.check_values,
    "function.values": arrays.check_function,
    "function.accuracy": arrays.check_recognised,
    "program": program.check_program,
}


PLACES: Mapping[str, Text] = {
    "cpu": {"ru": "на процессоре", "en": "on the processor"},
    "gpu": {"ru": "на видеокарте", "en": "on a graphics processor"},
}
"""Where a training ran, as the message about a band of another device says it."""


def conclude(job: Job, evidence: Evidence) -> Verdict:
    """Return the verdict that this evidence earns.

    A run (not submitted) has no checks and no score. Evidence of a run that was stopped earns nothing: its checks are
    None, could not be checked. So is a check that raises, which is our error: its points leave the maximum, and where
    nothing else is left to grade the outcome is ``platform-error``.
    """
    if job.kind is Kind.RUN:
        return _verdict(job, evidence, evidence.ended or Outcome.PASSED, ())
    if evidence.ended:
        return _verdict(job, evidence, evidence.ended, [_unchecked(spec, job, evidence) for spec in job.checks])
    checks = Composition(
        job.checks,
        run=lambda spec: _run(spec, job, evidence),
        blank=lambda spec: _blank(spec, job, evidence),
    ).results()
    return _verdict(job, evidence, _outcome(checks), checks)


def _run(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    return CHECKS[spec["check"]](spec, job, evidence)


def _unchecked(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    return dataclasses.replace(
        _blank(spec, job, evidence),
        passed=None,
        points=0,
        feedback=render("runs.not_checked"),
        key="runs.not_checked",
    )


def _blank(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The check over no evidence: its name, its title and its points."""
    return _run(spec, job, dataclasses.replace(evidence, files={}, measurements={}, answers={}))


def _outcome(checks: Sequence[CheckResult]) -> Outcome:
    if checks and all(map(is_ours, checks)):
        return Outcome.PLATFORM_ERROR
    if all(check.passed for check in checks if not is_ours(check)):
        return Outcome.PASSED
    return Outcome.PARTLY if any(check.points for check in checks) else Outcome.FAILED


def _verdict(job: Job, evidence: Evidence, outcome: Outcome, checks: Sequence[CheckResult]) -> Verdict:
    points, max_points = sum(c.points for c in checks), sum(c.max_points for c in checks)
    is_scored = job.kind is Kind.SUBMIT and outcome not in (Outcome.CANCELLED, Outcome.PLATFORM_ERROR)
    return Verdict(
        attempt=job.attempt,
        nonce=job.nonce,
        outcome=outcome,
        score=round(points / max_points, 4) if is_scored and max_points else None,
        points=points,
        max_points=max_points,
        checks=tuple(checks),
        message=evidence.message or _message(job, evidence, outcome, checks),
        measurements=_measurements(job, evidence) | _flags(job, evidence, checks),
        error=evidence.error,
        output=evidence.output,
        epochs=evidence.epochs,
        resources=evidence.resources,
        provenance={
            **evidence.provenance,
            "revision": job.revision,
            "variant": str(job.variant),
            "grader": grader_version(),
        },
    )


def _message(job: Job, evidence: Evidence, outcome: Outcome, checks: Sequence[CheckResult]) -> Text:
    if job.kind is Kind.RUN:
        return render("runs.finished")
    said = [_headline(job, evidence, outcome, [check for check in checks if not is_ours(check)])]
    if outcome is not Outcome.PLATFORM_ERROR and (count := sum(map(is_ours, checks))):
        said.append(render("checks.left_out", count=count))
    if job.band and job.band.get("stands_in") and "accuracy" in evidence.measurements:
        here, there = (PLACES["gpu"], PLACES["cpu"]) if job.band["device"] == "cpu" else (PLACES["cpu"], PLACES["gpu"])
        said.append(render("checks.other_band", here=here, there=there))
    return {language: " ".join(text[language] for text in said) for language in LANGUAGES}


def _headline(job: Job, evidence: Evidence, outcome: Outcome, checks: Sequence[CheckResult]) -> Text:
    if outcome is Outcome.PLATFORM_ERROR:
        return render("runs.platform-error")
    right, count = sum(bool(check.passed) for check in checks), len(checks)
    if job.is_by_hand:
        keys = {Outcome.PASSED: "answers.all_right", Outcome.PARTLY: "answers.some_right"}
        return render(keys.get(outcome, "answers.none_right"), right=right, all=count)
    said = render(f"runs.{outcome}", right=right, all=count)
    is_measured = "accuracy" in evidence.measurements
    headline = next((c.feedback for c in checks if c.name == "trained.accuracy" and is_measured), None)
    return {language: f"{headline[language]} {said[language]}" for language in said} if headline else said


def _measurements(job: Job, evidence: Evidence) -> dict[str, Any]:
    measured = {name: value for name, value in evidence.measurements.items() if name != "problem"}
    if "accuracy" in measured and job.band:
        measured |= {"accuracy_band": job.band["accuracy"], "loss_band": job.band["loss"]}
    return measured


def _flags(job: Job, evidence: Evidence, checks: Sequence[CheckResult]) -> dict[str, Any]:
    """What the instructor should look at."""
    accuracy = evidence.measurements.get("accuracy")
    flags = {
        "implausible-accuracy": accuracy is not None and job.band and trained.is_implausible(accuracy, job.band),
        "not-computed": any(map(is_ours, checks)),
    }
    raised = [flag for flag, is_raised in flags.items() if is_raised]
    return {"flags": raised} if raised else {}
