"""Answers: the solution and every right one pass, and each known wrong one gets what its first lines say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exercises.arrays import ValuesCheck
from exercises.catalog import AuthorError, Exercise
from exercises.schema import Code, ParametersCheck, Variant, Wrong
from graders.contract import Job, Kind, Outcome, Resources, Verdict
from graders.feedback import MESSAGES
from graders.local import grade_here, make_job
from graders.proof.shortened import shorten
from graders.sandbox.pool import Pool

SPARE = 3
"""A limit is at least so many times what the solution needs: students' machines are slower, and their code too."""
TRIES = 3
"""A solution that seems to need too long runs again: it may have been the machine's doing."""


def prove_code(exercise: Exercise) -> Iterator[AuthorError]:
    """Yield what can be seen wrong with an exercise of code before any of it runs."""
    if not isinstance(exercise.spec, Code):
        return
    for language, source in exercise.starter.items():
        try:
            compile(source, f"starter.{language}.py", "exec")
        except SyntaxError as error:
            yield AuthorError(f"{exercise.id}/starter.{language}.py", f"line {error.lineno}", error.msg)
    named = [
        (f"checks[{index}].mistakes", key) for index, check in enumerate(exercise.spec.checks) for key in _keys(check)
    ]
    named += [(f"calls[{index}]", key) for index, call in enumerate(exercise.spec.calls) for key in call.mistakes]
    for place, key in named:
        if key not in MESSAGES:
            message = f"received {key}; there is no such message in graders/feedback/"
            yield AuthorError(f"{exercise.id}/exercise.yaml", place, message)


def _keys(check: object) -> Iterable[str]:
    """Keys of feedback that an exercise gives to mistakes of its own."""
    if isinstance(check, ParametersCheck):
        return check.mistakes.values()
    return check.mistakes if isinstance(check, ValuesCheck) else ()


def prove_answers(exercise: Exercise, variant: Variant, pool: Pool, *, is_long: bool) -> Iterator[AuthorError]:
    """Yield what is wrong with the answers to the canonical variant. Raises SandboxError."""
    suffix = "py" if isinstance(exercise.spec, Code) else "yaml"
    is_trained = isinstance(exercise.spec, Code) and exercise.spec.measure is not None
    is_short = is_trained and not is_long

    def job_of(answer: str | Mapping[str, str], *, is_shortened: bool = False) -> Job:
        job = make_job(exercise, answer, kind=Kind.SUBMIT, variant=variant)
        return shorten(job) if is_shortened else job

    solution = job_of(exercise.solution, is_shortened=is_short)
    verdict = grade_here(solution, pool)
    yield from _faults_of_right(f"{exercise.id}/solution.{suffix}", verdict)
    if isinstance(exercise.spec, Code):
        needed = [verdict.resources]
        while not is_trained and len(needed) < TRIES and list(_short_limits(exercise.spec, needed)):
            needed.append(grade_here(solution, pool).resources)
        yield from faults_of_limits(
            exercise, exercise.spec, _calibrated(exercise, exercise.spec) if is_short else needed
        )
    for right in exercise.right:
        verdict = grade_here(job_of(right.source or right.answers, is_shortened=is_short), pool)
        yield from _faults_of_right(f"{exercise.id}/right/{right.name}.{suffix}", verdict)
    for wrong in exercise.wrong:
        verdict = grade_here(job_of(wrong.source or wrong.answers), pool)
        yield from _faults_of_wrong(f"{exercise.id}/wrong/{wrong.name}.{suffix}", wrong, verdict)


def _faults_of_right(file: str, verdict: Verdict) -> Iterator[AuthorError]:
    # Of a shortened training that has no other checks than of the band, nothing is scored.
    if verdict.outcome is Outcome.PASSED and verdict.score in (1.0, None) and all(c.passed for c in verdict.checks):
        return
    received = f"received {verdict.outcome}, {verdict.points:g} of {verdict.max_points:g} points"
    yield AuthorError(file, "", f"{received}, expected passed with all of them; {_said(verdict)}")


def _faults_of_wrong(file: str, wrong: Wrong, verdict: Verdict) -> Iterator[AuthorError]:
    if verdict.outcome != wrong.expect.outcome:
        yield AuthorError(
            file, "outcome", f"received {verdict.outcome}, expected {wrong.expect.outcome}; {_said(verdict)}"
        )
    given = {check.key for check in verdict.checks}
    if missing := [key for key in wrong.expect.feedback if key not in given]:
        message = f"received {', '.join(sorted(given)) or 'none'}, expected {', '.join(missing)} among them"
        yield AuthorError(file, "feedback", message)


def _said(verdict: Verdict) -> str:
    """What the student would read of it, in one line."""
    said = [f"{check.name}: {check.feedback['en']}" for check in verdict.checks if not check.passed]
    error = [f"{verdict.error.type}: {verdict.error.message}"] if verdict.error else []
    return "; ".join([*error, *said]) or verdict.message.get("en", "")


def _calibrated(exercise: Exercise, spec: Code) -> list[Resources]:
    """What a full training needed when its band was measured."""
    if exercise.reference is None:
        return []
    return [Resources(wall_seconds=exercise.reference.band_for(spec.queue).wall_seconds.mean)]


def faults_of_limits(exercise: Exercise, spec: Code, needed: list[Resources]) -> Iterator[AuthorError]:
    """Yield the limits of time that are too short, given what runs of the solution needed: the quickest one counts."""
    for limit, seconds in _short_limits(spec, needed):
        received = getattr(spec.limits, limit)
        message = f"received {received:g}, expected at least {SPARE} times the {seconds:.2f} s that the solution needs"
        yield AuthorError(f"{exercise.id}/exercise.yaml", f"limits.{limit}", message)


def _short_limits(spec: Code, needed: list[Resources]) -> Iterator[tuple[str, float]]:
    """Yield the limits of time that are too short, with the least seconds that any run needed."""
    for limit in ("wall_seconds", "cpu_seconds"):
        seconds = min((getattr(resources, limit) for resources in needed), default=0.0)
        if getattr(spec.limits, limit) < SPARE * seconds:
            yield limit, seconds
