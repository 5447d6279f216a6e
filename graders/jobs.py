"""Make a Job of an exercise, a variant and an answer: the one place where expected values are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.arrays import Call, CallCheck, Case, FunctionCheck, ValuesCheck, settled, written_call
from exercises.bands import Reference
from exercises.by_hand import ByHand, Choice, MatchCell, Matrix, NumberField, Order, Vector
from exercises.schema import CheckSpec, Code, Variant
from graders.contract import Job, Kind, Limits

BLOCK_LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=2048)
"""What a block of a lesson may use together with those that it goes on from."""


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
    seed: int | None = None,
) -> Job:
    """Return the self-contained job of one attempt.

    Args:
        spec: what exercise.yaml says.
        exercise: id, such as ``dense-networks/losses/mae``.
        variant: its answers and known mistakes become the expected values of by-hand checks.
        source: the student's code (code exercises).
        answers: field -> text as the student wrote it (by-hand exercises).
        reference: the bands for exercises that train a model.
        queued_at: Unix seconds.
        seed: of the run's random numbers, to repeat one; drawn when it is None.
    """
    common: dict[str, Any] = {
        "attempt": attempt,
        "nonce": nonce,
        "exercise": exercise,
        "revision": revision,
        "kind": kind,
        "queued_at": queued_at,
        "variant": variant.seed,
        "seed": seed,
    }
    if isinstance(spec, ByHand):
        return Job(**common, answers=dict(answers or {}), checks=tuple(_checks_by_hand(spec, variant)))
    return Job(
        **common,
        source=source,
        queue=spec.queue,
        checks=tuple(_code_check(check, spec, variant) for check in spec.checks),
        leaves=tuple(leaf.model_dump(mode="json") for leaf in spec.leaves if leaf.format == "keras"),
        captures=_captures(spec, variant),
        measure=spec.measure.model_dump(mode="json") if spec.measure else None,
        bands=_bands(reference),
        limits=Limits(**spec.limits.model_dump()),
        epochs=spec.epochs,
        program=spec.program,
    )


def job_for_block(
    *, lesson: str, attempt: str, nonce: str, source: str, before: Sequence[str], queued_at: float = 0.0
) -> Job:
    """Return the self-contained job of a run of a lesson's code.

    Args:
        lesson: id, such as ``dense-networks/losses``.
        source: the block's code, whose output is shown.
        before: the code of those that it goes on from.
        queued_at: Unix seconds.
    """
    return Job(
        attempt=attempt,
        nonce=nonce,
        exercise=lesson,
        revision="",
        kind=Kind.RUN,
        source=source,
        before=tuple(before),
        limits=BLOCK_LIMITS,
        queued_at=queued_at,
    )


def _checks_by_hand(spec: ByHand, variant: Variant) -> Iterator[dict[str, Any]]:
    for field in spec.fields:
        swapped = _swapped(field, variant) if isinstance(field, Vector | Matrix) else {}
        for cell in field.cells:
            common = {"name": cell.name, "title": cell.label.filled(variant.numbers), "points": cell.points}
            if isinstance(cell, NumberField):
                yield common | _number_check(cell, variant) | {"swapped": swapped}
            else:
                yield common | _choice_check(cell)


def _number_check(cell: NumberField, variant: Variant) -> dict[str, Any]:
    return {
        "check": "number",
        "expected": variant.answer_cells[cell.name],
        "tolerance": {"exact": 1} if cell.kind == "integer" else cell.tolerance.model_dump(exclude_none=True),
        "percent": cell.percent,
        "count": variant.numbers[cell.count] if cell.count else None,
        "mistakes": variant.mistakes_of(cell.name),
    }


def _choice_check(cell: Choice | Order | MatchCell) -> dict[str, Any]:
    if isinstance(cell, Choice):
        return {
            "check": "choice",
            "several": cell.several,
            "right": [option.id for option in cell.options if option.right],
            "wrong": [option.id for option in cell.options if not option.right],
        }
    if isinstance(cell, Order):
        return {"check": "order", "lines": [line.id for line in cell.lines], "pairs": cell.pairs}
    return {"check": "match", "fits": cell.fits, "options": [option.id for option in cell.options]}


def _swapped(field: Vector | Matrix, variant: Variant) -> dict[str, float]:
    """Return what the cells hold with rows and columns exchanged, or a vector read from its end; else nothing."""
    answers = variant.answer_cells
    names = [cell.name for cell in field.cells]
    if isinstance(field, Vector):
        others = names[::-1]
    elif field.rows == field.columns:
        others = [names[row * field.columns + column] for column in range(field.columns) for row in range(field.rows)]
    else:
        return {}
    return {name: answers[other] for name, other in zip(names, others, strict=True)}


def _captures(spec: Code, variant: Variant) -> dict[str, Any]:
    """Return what is captured of the code's names: without anything that is expected of it, for it enters a sandbox."""
    if not spec.arrays and not spec.calls:
        return {}
    calls = [
        {
            "function": call.function,
            "seconds": call.seconds,
            "cases": [
                {"name": case.name, "args": [settled(value, variant.numbers) for value in case.args]}
                for case in call.cases
            ],
            "images": call.images.model_dump() if call.images else None,
        }
        for call in spec.calls
    ]
    return {"arrays": spec.arrays, "calls": calls}


def _code_check(check: CheckSpec, spec: Code, variant: Variant) -> dict[str, Any]:
    filled = check.model_dump(mode="json")
    if isinstance(check, ValuesCheck):
        filled["expected"] = settled(check.expected, variant.answers)
    if isinstance(check, CallCheck):
        call = next(call for call in spec.calls if call.function == check.function)
        filled["seconds"] = call.seconds
        if isinstance(check, FunctionCheck):
            filled["cases"] = [_case(call, case, variant) for case in call.cases if case.name in check.cases]
    return filled


def _case(call: Call, case: Case, variant: Variant) -> dict[str, Any]:
    return case.model_dump(mode="json", exclude={"args"}) | {
        "call": written_call(call, case, variant.numbers),
        "expected": settled(case.expected, variant.answers),
        "mistakes": {key: settled(value, variant.answers) for key, value in case.mistakes.items()},
    }


def _bands(reference: Reference | None) -> dict[str, Any]:
    if reference is None:
        return {}
    return {
        device: {
            "accuracy": [band.accuracy.low, band.accuracy.high],
            "loss": [band.loss.low, band.loss.high],
            "runs": len(band.runs),
            "dataset": reference.dataset,
            "epochs": [[epoch.loss.low, epoch.loss.high] for epoch in band.epochs],
            "device": device,
        }
        for device, band in reference.bands.items()
    }
