"""Checks that an exercise's own ``check.py`` has made: what it found, and what of that is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from exercises.strict import Strict
from graders.checks.result import Said, earned, make_result
from graders.contract import CheckResult, Job
from graders.evidence import Evidence
from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import read_model
from graders.feedback import render

Finite = Annotated[float, Field(allow_inf_nan=False)]
Sentence = Annotated[str, Field(max_length=600)]


class ProgramError(RuntimeError):
    """``check.py`` failed, or said nothing of a check that its exercise declares: the author's error."""


class Finding(Strict):
    """What ``check.py`` found under one name: a message by its key, or a sentence in both languages."""

    name: str
    passed: bool
    share: Finite = 0.0
    """Of the points, where it has not passed."""
    key: str = ""
    numbers: dict[str, int | Finite | str] = {}
    ru: Sentence = ""
    en: Sentence = ""

    @model_validator(mode="after")
    def _says_something(self) -> Finding:
        if bool(self.key) == bool(self.ru and self.en):
            raise ValueError("expected either a key or ru and en")
        return self


_FINDINGS = TypeAdapter(list[Finding])


def read_findings(results: bytes) -> dict[str, Finding]:
    """Return what ``check.py`` wrote, by name. Raises ProgramError unless all of it is as ``Finding`` says."""
    try:
        return {finding.name: finding for finding in _FINDINGS.validate_json(results)}
    except ValidationError as error:
        raise ProgramError(f"wrote what can't be read: {error}") from None


def find_unusable(leaves: Sequence[Mapping[str, Any]], files: Mapping[str, bytes]) -> Said | None:
    """Say which file is not there or is no plain model, so that ``check.py`` is never given it; None of whole evidence.

    That is the student's own doing. Else a missing file would stop the program, and cost nothing.
    """
    for leaf in leaves:
        content = files.get(f"{leaf['name']}.{leaf['format']}")
        if content is None and leaf["format"] == "weights.h5":
            return "models.file_missing", {"name": f"{leaf['name']}.weights.h5"}
        if content is None:
            return "models.missing", {"name": leaf["name"]}
        if leaf["format"] == "keras":
            try:
                read_model(content)
            except ArtefactError as error:
                return "models.unreadable", {"reason": error.reason}
    return None


def check_program(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """``check.py`` says that it holds; a part of the points may be earned where it does not, never more than all.

    Files that are missing or no plain models fail it. Raises ProgramError where nothing was found.
    """
    name, title, points = spec["id"], spec["title"], spec["points"]
    if said := find_unusable(job.leaves, evidence.files):
        return make_result(name, title, points, said)
    finding: Finding | None = evidence.findings.get(name)
    if finding is None:
        raise ProgramError(f"{job.exercise}: check.py has no result named {name!r}")
    made = points if finding.passed else earned(points, finding.share)
    feedback = render(finding.key, **finding.numbers) if finding.key else {"ru": finding.ru, "en": finding.en}
    return CheckResult(name, title, finding.passed, made, points, feedback, key=finding.key)
