"""Whether an exercise's reference band is its own: publication and the proof of content ask the same."""

from __future__ import annotations

from collections.abc import Iterator

from .bands import Band, Reference
from .catalog import Exercise
from .schema import Code, Measure
from .validation import AuthorError


def check_reference(exercise: Exercise) -> None:
    """A trained model is compared with a band that this very solution reached on the same data.

    Nothing is trained here: reference.yaml holds what each run of the calibration reached, and of which solution it
    was. Raises AuthorError, naming file and key.
    """
    spec, reference = exercise.spec, exercise.reference
    if not isinstance(spec, Code) or spec.measure is None:
        return
    if reference is None:
        _refuse_without(exercise, spec)
        return
    for key, message in _faults(exercise, spec.measure, reference):
        again = f"calibrate again: manage.py calibrate {exercise.id}"
        raise AuthorError(f"{exercise.id}/reference.yaml", key, f"{message}; {again}")
    for key, message in _out_of_reach(spec, reference):
        raise AuthorError(f"{exercise.id}/exercise.yaml", key, message)


def _refuse_without(exercise: Exercise, spec: Code) -> None:
    for index, check in enumerate(spec.checks):
        if check.check.startswith("trained."):
            message = f"received {check.check} without reference.yaml; write it by manage.py calibrate {exercise.id}"
            raise AuthorError(f"{exercise.id}/exercise.yaml", f"checks[{index}]", message)


def _faults(exercise: Exercise, measure: Measure, reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.dataset != measure.dataset:
        yield "dataset", f"received {reference.dataset!r}, expected {measure.dataset!r} as in exercise.yaml"
    for device, band in reference.bands.items():
        if band.solution != exercise.solution_hash:
            message = f"received the band of another solution, {band.solution}, expected {exercise.solution_hash}"
            yield f"{device}.solution", message
        yield from _runs_outside(device, band)


def _out_of_reach(spec: Code, reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the thresholds that the solution itself would miss now and then."""
    edge = min(band.accuracy.low for band in reference.bands.values())
    for index, check in enumerate(spec.checks):
        least = getattr(check, "least", None) if check.check.startswith("trained.") else None
        if least is not None and least > edge:
            message = f"received {least:g}, expected at most {edge:g}, where the band of the solution begins"
            yield f"checks[{index}].least", message


def _runs_outside(device: str, band: Band) -> Iterator[tuple[str, str]]:
    for figure in ("accuracy", "loss"):
        spread = getattr(band, figure)
        for run in band.runs:
            value = getattr(run, figure)
            if not spread.low <= value <= spread.high:
                message = f"the run of seed {run.seed} reached {value:g}, outside of {spread.low:g} to {spread.high:g}"
                yield f"{device}.{figure}", message
