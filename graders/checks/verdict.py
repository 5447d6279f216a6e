"""From evidence to a verdict: run the checks, add the points, say what happened."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graders.checks import arrays, choices, model, numbers, trained
from graders.contract import CheckResult, Job, Kind, Outcome, Text, Verdict
from graders.environment import grader_version
from graders.evidence import Evidence
from graders.feedback import render

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
}


def conclude(job: Job, evidence: Evidence) -> Verdict:
    """Return the verdict that this evidence earns.

    A run (not submitted) has no checks and no score. Evidence of a run that was stopped earns nothing: its checks are
    None, could not be checked. Raises KeyError for a check that this grader does not know, which is our error.
    """
    if job.kind is Kind.RUN:
        return _verdict(job, evidence, evidence.ended or Outcome.PASSED, ())
    checks = [_unchecked(spec, job, evidence) if evidence.ended else _run(spec, job, evidence) for spec in job.checks]
    return _verdict(job, evidence, evidence.ended or _outcome(checks), checks)


def _run(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    return CHECKS[spec["check"]](spec, job, evidence)


def _unchecked(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    result = _run(spec, job, dataclasses.replace(evidence, files={}, measurements={}))
    return dataclasses.replace(
        result, passed=None, points=0, feedback=render("runs.not_checked"), key="runs.not_checked"
    )


def _outcome(checks: Sequence[CheckResult]) -> Outcome:
    if all(check.passed for check in checks):
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
        measurements=_measurements(job, evidence),
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
        if trained.is_implausible(measured["accuracy"], job.band):
            measured["flags"] = ["implausible-accuracy"]
    return measured
