"""The one pipeline from a job to a verdict: run, collect, measure, check."""

from __future__ import annotations

import dataclasses
import errno
import platform
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from graders.captures import compare_labels, draw_images
from graders.checks import conclude, grade_answers
from graders.contract import Job, Kind, Outcome, Resources, StudentError, Text, Verdict
from graders.datasets import load_hidden
from graders.environment import var
from graders.evidence import Evidence
from graders.evidence.captured import MAX_BYTES
from graders.feedback import render
from graders.feedback.errors import Stop, explain
from graders.learning import Learning
from graders.magics import without_magics
from graders.measurement import measure
from graders.program import judge
from graders.sandbox.inside.keeper import OPEN_FILES
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, OnEvent, Ran, Request, ignore_event, never

ENDS = {
    End.WALL: (Outcome.TIMEOUT, "runs.timeout", "wall_seconds"),
    End.CPU: (Outcome.TIMEOUT, "runs.cpu-timeout", "cpu_seconds"),
    End.MEMORY: (Outcome.MEMORY_LIMIT, "runs.memory-limit", "memory_mib"),
    End.OUTPUT: (Outcome.OUTPUT_LIMIT, "runs.output-limit", "output_kib"),
    End.DISK: (Outcome.DISK_LIMIT, "runs.disk-limit", "disk_mib"),
    End.CANCELLED: (Outcome.CANCELLED, "runs.cancelled", "wall_seconds"),
}
SIGSYS = 31
TOO_MANY_FILES = f"[Errno {errno.EMFILE}]"
FILE_LIMIT = ("OSError", TOO_MANY_FILES)


def grade(
    job: Job,
    run: Callable[..., Ran],
    *,
    on_event: OnEvent = ignore_event,
    is_cancelled: Callable[[], bool] = never,
    provenance: Mapping[str, str] | None = None,
) -> Verdict:
    """Return the verdict on a job.

    Args:
        job: the attempt, with everything that is needed to grade it.
        run: ``Pool.run``, or whatever takes a Request, ``on_event`` and ``is_cancelled``.
        on_event: told what happens, for the student's page.
        is_cancelled: whether the student has stopped the run; the measurement is not stopped. A training that is
            clearly not learning is stopped too, as failed.
        provenance: what is known of this worker, kept with the verdict.

    Raises:
        SandboxError: the sandbox failed; nothing is known about the code.
    """
    if job.is_by_hand:
        return grade_answers(job)
    queue_seconds = round(max(0.0, time.time() - job.queued_at), 3) if job.queued_at else 0.0
    learning = Learning(job.epochs if job.measure else None, is_cancelled)
    request, labels = draw_images(_request(job))
    ran = run(request, on_event=learning.tell(on_event), is_cancelled=learning.is_over)
    ended, message = _how_it_ended(ran, learning)
    measurements = compare_labels(ran.files, job.captures, labels)
    known = {**(provenance or {}), "seed": str(request.seed)}
    job = dataclasses.replace(job, band=find_band(job.bands, known.get("device", "cpu")))
    if job.measure and job.kind is Kind.SUBMIT and ended is None:
        on_event("phase", {"phase": "measuring"})
        hidden = load_hidden(job.measure["dataset"], var())
        known["hidden"] = f"{job.measure['dataset']} {hidden.digest}"
        model = ran.files.get(f"{job.measure['model']}.keras")
        measurements |= measure(model, hidden, run) if model is not None else {}
    findings = judge(job, ran.files, run) if job.program and job.kind is Kind.SUBMIT and ended is None else {}
    evidence = Evidence(
        ended=ended,
        message=message,
        files=ran.files,
        measurements=measurements,
        findings=findings,
        error=_error(ran, job.source),
        output=ran.output,
        epochs=ran.epochs,
        resources=Resources(ran.wall_seconds, ran.cpu_seconds, ran.peak_mib, queue_seconds),
        provenance=known,
    )
    return conclude(job, evidence)


def provenance_of(pool: Pool) -> dict[str, str]:
    """Return what of a pool it takes to explain a verdict: level of isolation, device and versions."""
    versions = {name: version for name, version in pool.versions.items() if version}
    return {"level": pool.level, "device": pool.device, "python": platform.python_version()} | versions


def find_band(bands: Mapping[str, Any], device: str) -> Mapping[str, Any] | None:
    """Return the reference band of a worker's device, which is ``cpu`` or names a graphics processor.

    Where it has none, the other one's stands in for it, and says so. None where there is no band at all.
    """
    kind = "cpu" if device == "cpu" else "gpu"
    if kind in bands:
        return dict(bands[kind])
    other = next(iter(bands.values()), None)
    return {**other, "stands_in": True} if other else None


def _request(job: Job) -> Request:
    leaves, captures = (job.leaves, job.captures) if job.kind is Kind.SUBMIT else ((), {})
    models = {f"{leaf['name']}.{leaf['format']}": leaf["max_mib"] << 20 for leaf in leaves}
    return Request(
        without_magics(job.source),
        before=tuple(map(without_magics, job.before)),
        limits=job.limits,
        leaves=leaves,
        captures=captures,
        collect={**models, **(MAX_BYTES if captures else {})},
        seed=secrets.randbits(32) if job.seed is None else job.seed,
    )


def _how_it_ended(ran: Ran, learning: Learning) -> tuple[Outcome | None, Text]:
    """Return (None, {}) when the code came to its end, else how it was stopped and what to tell."""
    if ran.end is End.CANCELLED and learning.reason:
        return Outcome.FAILED, learning.reason
    if ran.end in ENDS:
        outcome, key, limit = ENDS[ran.end]
        return outcome, render(key, limit=getattr(ran.limits, limit))
    if ran.end is End.EXITED and ran.status == 0:
        return None, {}
    if ran.end is End.SIGNALLED and ran.status == SIGSYS:
        return Outcome.FORBIDDEN, render("runs.forbidden")
    if ran.disk_was_full:
        return Outcome.DISK_LIMIT, render("runs.disk-limit", limit=ran.limits.disk_mib)
    return Outcome.STUDENT_ERROR, _why_it_failed(ran)


def _why_it_failed(ran: Ran) -> Text:
    if ran.processes_were_refused:
        return render("runs.process-limit", limit=ran.limits.processes)
    if ran.error is not None and (ran.error["type"], ran.error["message"][: len(TOO_MANY_FILES)]) == FILE_LIMIT:
        return render("runs.file-limit", limit=OPEN_FILES)
    if ran.end is End.SIGNALLED:
        return render("runs.killed", signal=ran.status)
    return render("runs.student-error")


def _error(ran: Ran, source: str) -> StudentError | None:
    if ran.error is None:
        return None
    told, lines = ran.error, source.splitlines()
    # As it was sent: the run has it without its magics, and tells whatever it likes.
    number = told["line"] or 0
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return StudentError(**told, hint=explain(Stop(told["type"], told["message"], line, source)))
