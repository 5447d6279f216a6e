"""Make a Job of an exercise, a variant and an answer: the one place where expected values are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.schema import ByHand, Code, Reference, Variant
from graders.contract import Job, Kind, Limits


def job_for(
    spec: ByHand | Code,
    *,
    exercise: str,
    revision: str,
    variant: Variant,
    kind: Kind,
    attempt: str,
    nonce: str,
    source: str = "",
    answers: Mapping[str, str] | None = None,
    reference: Reference | None = None,
    queued_at: float = 0.0,
) -> Job:
    """Return the self-contained job of one attempt.

    Args:
        spec: what exercise.yaml says.
        exercise: id, such as ``dense-networks/losses/mae``.
        variant: its answers and known mistakes become the expected values of by-hand checks.
        source: the student's code (code exercises).
        answers: field -> text as the student wrote it (by-hand exercises).
        reference: the band for exercises that train a model.
        queued_at: Unix seconds.
    """
    common: dict[str, Any] = {
        "attempt": attempt,
        "nonce": nonce,
        "exercise": exercise,
        "revision": revision,
        "kind": kind,
        "queued_at": queued_at,
    }
    if isinstance(spec, ByHand):
        return Job(**common, answers=dict(answers or {}), checks=tuple(_number_checks(spec, variant)))
    return Job(
        **common,
        source=source,
        queue=spec.queue,
        checks=tuple(check.model_dump(mode="json") for check in spec.checks),
        leaves=tuple(leaf.model_dump(mode="json") for leaf in spec.leaves),
        measure=spec.measure.model_dump(mode="json") if spec.measure else None,
        band=_band(reference),
        limits=Limits(**spec.limits.model_dump()),
        epochs=spec.epochs,
    )


def _number_checks(spec: ByHand, variant: Variant) -> Iterator[dict[str, Any]]:
    for field in spec.answer_fields:
        yield {
            "check": "number",
            "name": field.name,
            "title": field.label.model_dump(),
            "expected": variant.answers[field.name],
            "integer": field.kind == "integer",
            "places": field.places,
            "points": field.points,
            "mistakes": variant.mistakes.get(field.name, {}),
        }


def _band(reference: Reference | None) -> dict[str, Any] | None:
    if reference is None:
        return None
    return {name: [getattr(reference, name).low, getattr(reference, name).high] for name in ("accuracy", "loss")} | {
        "runs": reference.runs,
        "dataset": reference.dataset,
    }
