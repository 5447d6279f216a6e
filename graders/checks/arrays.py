"""Checks of arrays that the code left, and of what its functions gave back: type, shape and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job, Text
from graders.evidence import Evidence
from graders.evidence.archive import ArtefactError
from graders.evidence.captured import Captured, Problem, read_captured
from graders.feedback.arrays import DRAWN

MOST_SHOWN = 12
"""Numbers of an array that are written into a message."""
MOST_SAID = 3
"""Things that are said about one group of cases."""

MOST_BEYOND = 0.15
"""How much more a function of some images may get right than its model does of all, by luck."""

TITLES: Mapping[str, Text] = {
    "array.dtype": {"ru": "Тип чисел", "en": "Type of the numbers"},
    "array.shape": {"ru": "Форма", "en": "Shape"},
    "array.values": {"ru": "Значения", "en": "Values"},
}
KINDS: Mapping[str, tuple[type[np.generic], Text]] = {
    "float": (np.floating, {"ru": "дробный (float)", "en": "floating-point (float)"}),
    "int": (np.integer, {"ru": "целый (int)", "en": "whole (int)"}),
    "float32": (np.float32, {"ru": "float32", "en": "float32"}),
}


def check_dtype(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The array's numbers are of the kind that the task asks for."""
    array = _find_array(spec, job, evidence)
    if not isinstance(array, np.ndarray):
        return _array_result(spec, array)
    kind, expected = KINDS[spec["kind"]]
    passed = np.issubdtype(array.dtype, kind)
    numbers = {"name": _name(spec), "received": array.dtype.name, "expected": expected}
    return _array_result(spec, ("arrays.dtype_right" if passed else "arrays.dtype", numbers), passed=passed)


def check_shape(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The array has the shape of the task, whatever numbers it holds."""
    array = _find_array(spec, job, evidence)
    if not isinstance(array, np.ndarray):
        return _array_result(spec, array)
    passed = array.shape == tuple(spec["shape"])
    numbers = {"name": _name(spec), "received": _shape(array.shape), "expected": _shape(tuple(spec["shape"]))}
    return _array_result(spec, ("arrays.shape_right" if passed else "arrays.shape", numbers), passed=passed)


def check_values(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """Shape and numbers are the expected ones, within the tolerance.

    Of others a known mistake is named, or else it is told how many differ, and no more.
    """
    array = _find_array(spec, job, evidence)
    if not isinstance(array, np.ndarray):
        return _array_result(spec, array)
    difference = _difference(array, spec["expected"], spec)
    if difference and (known := _find_mistake(array, spec)):
        return _array_result(spec, (known, {"case": _name(spec), "received": _shown(array)}))
    key, numbers = difference or ("values_right", {"all": array.size})
    return _array_result(spec, (f"arrays.{key}", {"name": _name(spec), **numbers}), passed=difference is None)


def check_function(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """Every case of the group came out right. Of those that did not, the first ones are told."""
    captured = _read(job, evidence)
    if not isinstance(captured, Captured):
        said: list[Said] = [captured]
    else:
        said = _wrong_cases(spec, captured)
    if not said:
        return _result(spec, spec["title"], ("functions.right", {"count": len(spec["cases"])}), passed=True)
    return _result(spec, spec["title"], *said)


def check_recognised(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> CheckResult:
    """The function names at least the asked-for share of the hidden images right, by our own count.

    The answers must be the model's: no function is far better than the model that it asks.
    """
    title = {"ru": f"{spec['function']} на новых изображениях", "en": f"{spec['function']} on new images"}
    captured = _read(job, evidence)
    if not isinstance(captured, Captured):
        return _result(spec, title, captured)
    share = evidence.measurements.get("recognised", {}).get(spec["function"])
    if share is None:
        key, numbers = _why(captured.problems.get(spec["function"]), spec)
        key = "functions.no_digit" if key == "functions.type" else key
        return _result(spec, title, (key, {**numbers, "case": {"ru": "Новое изображение", "en": "A new image"}}))
    if (own := evidence.measurements.get("accuracy")) is None:
        name = job.measure["model"] if job.measure else ""
        return _result(spec, title, evidence.measurements.get("problem") or ("models.missing", {"name": name}))
    percent = {"value": round(100 * share, 2), "least": round(100 * spec["least"], 2), "own": round(100 * own, 2)}
    if share > own + MOST_BEYOND:
        return _result(spec, title, ("functions.recognised_beyond", percent))
    passed = share >= spec["least"]
    return _result(
        spec, title, ("functions.recognised" if passed else "functions.recognised_few", percent), passed=passed
    )


def _wrong_cases(spec: Mapping[str, Any], captured: Captured) -> list[Said]:
    """Return what is to be said of the cases that are wrong: of those that are wrong in one way, once."""
    alike: dict[str, tuple[Said, list[Mapping[str, Any]]]] = {}
    for case in spec["cases"]:
        if said := _wrong(case, spec, captured):
            alike.setdefault(repr(said), (said, []))[1].append(case)
    return [(key, {**numbers, "case": _told(cases)}) for (key, numbers), cases in alike.values()]


def _wrong(case: Mapping[str, Any], spec: Mapping[str, Any], captured: Captured) -> Said | None:
    name = f"{spec['function']}.{case['name']}"
    if (array := captured.arrays.get(name)) is None:
        return _why(captured.problems.get(name), spec)
    if (difference := _difference(array, case["expected"], case)) is None:
        return None
    key, numbers = difference
    shown = {"received": _shown(array), "expected": _shown(np.asarray(case["expected"]))}
    if known := _find_mistake(array, case):
        return known, shown
    if key != "values":
        return f"functions.{key}", numbers
    return ("functions.public_values", shown) if case["public"] else ("functions.values", {})


def _find_mistake(array: NDArray[Any], known: Mapping[str, Any]) -> str:
    """Return the key of the known mistake that leaves this array, in its shape too, or an empty text."""
    return next((key for key, value in known["mistakes"].items() if not _difference(array, value, known)), "")


def _told(cases: Sequence[Mapping[str, Any]]) -> Text:
    """A public case is told as it is called, and stands for the others; hidden ones are told in the author's words."""
    if calls := [case["call"] for case in cases if case["public"]]:
        return {"ru": calls[0], "en": calls[0]}
    ru, en = "», «".join(case["says"]["ru"] for case in cases), "”, “".join(case["says"]["en"] for case in cases)
    if len(cases) == 1:
        return {"ru": f"Скрытый пример «{ru}»", "en": f"Hidden example “{en}”"}
    return {"ru": f"Скрытые примеры «{ru}»", "en": f"Hidden examples “{en}”"}


def _why(problem: Problem | None, spec: Mapping[str, Any]) -> Said:
    """Say why a call gave nothing. The reason is the run's word, and makes no difference but here."""
    if problem is None:
        return "functions.nothing", {}
    if problem.reason == "missing":
        return "functions.missing", {"name": spec["function"]}
    if problem.reason == "raised":
        key = "functions.raised_in_line" if problem.line else "functions.raised"
        return key, {"type": problem.type, "line": problem.line}
    if problem.reason == "type" and problem.type == "NoneType":
        return "functions.none", {}
    return f"functions.{problem.reason}", {"type": problem.type, "seconds": spec["seconds"]}


def _difference(array: NDArray[Any], expected: Any, tolerance: Mapping[str, Any]) -> Said | None:
    """Return in what the array differs from what is expected, or None. NaN and infinity are never right."""
    right = np.asarray(expected, np.float64)
    if array.shape != right.shape:
        return "shape", {"received": _shape(array.shape), "expected": _shape(right.shape)}
    numbers = array.astype(np.float64)
    if not (is_finite := np.isfinite(numbers)).all():
        return "not_finite", {"count": int((~is_finite).sum()), "all": array.size}
    with np.errstate(over="ignore"):
        wrong = np.abs(numbers - right) > tolerance["absolute"] + tolerance["relative"] * np.abs(right)
    return ("values", {"wrong": int(wrong.sum()), "all": array.size}) if wrong.any() else None


def _find_array(spec: Mapping[str, Any], job: Job, evidence: Evidence) -> NDArray[Any] | Said:
    captured = _read(job, evidence)
    if not isinstance(captured, Captured):
        return captured
    if (array := captured.arrays.get(spec["array"])) is not None:
        return array
    problem = captured.problems.get(spec["array"])
    if problem and problem.reason in ("type", "large"):
        return f"arrays.{problem.reason}", {"name": _name(spec), "type": problem.type}
    key = "arrays.not_drawn" if spec["array"].startswith("figure.") else "arrays.missing"
    return key, {"name": _name(spec)}


def _read(job: Job, evidence: Evidence) -> Captured | Said:
    try:
        return read_captured(evidence.files, job.captures)
    except ArtefactError as error:
        return "arrays.unreadable", {"reason": error.reason}


def _name(spec: Mapping[str, Any]) -> Text:
    """A name of the student's as it is; what is drawn in words, counted from 1."""
    name = str(spec["array"])
    if not name.startswith("figure."):
        return {"ru": name, "en": name}
    _, kind, number, *rest = name.split(".")
    return {language: said.format(n=int(number) + 1) for language, said in DRAWN[".".join([kind, *rest])].items()}


def _shape(shape: Sequence[int]) -> Text:
    if not shape:
        return {"ru": "одно число", "en": "a single number"}
    return {"ru": f"массив формы {tuple(shape)}", "en": f"an array of shape {tuple(shape)}"}


def _shown(array: NDArray[Any]) -> Any:
    """Return the numbers for a message: one as each language writes it, some as Python does, many by their shape."""
    if not array.shape:
        return float(f"{float(array):.7g}")
    if array.size > MOST_SHOWN:
        return _shape(array.shape)
    return str(np.round(array.astype(np.float64), 6).tolist())


def _array_result(spec: Mapping[str, Any], said: Said, *, passed: bool = False) -> CheckResult:
    name, title = _name(spec), TITLES[spec["check"]]
    return _result(spec, {language: f"{title[language]}: {name[language]}" for language in title}, said, passed=passed)


def _result(spec: Mapping[str, Any], title: Text, *said: Said, passed: bool = False) -> CheckResult:
    """Return the result with the first things that are said; the very first names the mistake."""
    return make_result(spec["check"], title, spec["points"], *said[:MOST_SAID], passed=passed)
