"""What code leaves besides models: arrays under names, and functions that we call. Of these, what an exercise may ask.

What enters a run is ``captures``: names and arguments. What is expected stays in the checks, with the worker.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from .strict import CheckOf, Name, Strict, Text, refuse_twice

MAX_CALLS = 40
MAX_IMAGES = 200

FIGURE = r"figure\.(lines\.\d\.[xy]|images\.\d|bars\.\d)"
ArrayName = Annotated[str, Field(pattern=rf"^([A-Za-z][A-Za-z0-9_]*|{FIGURE})$")]
"""A name of the student's, or what is drawn in the last figure, counted from 0: ``figure.lines.0.y``."""


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of the array that a number or a list stands for. Raises ValueError unless it is of numbers."""
    if not isinstance(value, list):
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(f"received {value!r}, expected a finite number, rows of them, or drawn: NAME")
        return ()
    shapes = {shape_of(part) for part in value}
    if len(shapes) > 1:
        raise ValueError("received rows of different lengths, expected the same length")
    return (len(value), *next(iter(shapes), ()))


class FromVariant(Strict):
    """A value that variant.py draws: of ``numbers`` as an argument, of ``answers`` as what is expected."""

    drawn: Name


def _expected(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"drawn"}:
        return FromVariant.model_validate(value)
    if not isinstance(value, FromVariant):
        shape_of(value)
    return value


Expected = Annotated[Any, AfterValidator(_expected)]
"""A number, numbers in rows, which become a NumPy array, or FromVariant."""
Argument = Annotated[Any, AfterValidator(lambda value: value if isinstance(value, str) else _expected(value))]
Tolerance = Annotated[float, Field(ge=0)]


class LeavesArray(Strict):
    """A name that holds a number or an array of numbers when the code has ended."""

    name: ArrayName
    format: Literal["npz"]


class Case(Strict):
    """One call: its arguments and what must come out.

    A number is right where ``|received - expected| <= absolute + relative |expected|``. A ``public`` case is shown on
    the page of the task. A hidden one is only described: ``says`` names it, as in "one element".
    """

    name: Name
    args: list[Argument]
    expected: Expected
    public: bool = False
    says: Text | None = None
    absolute: Tolerance = 1e-9
    relative: Tolerance = 1e-5
    mistakes: dict[str, Expected] = {}
    """What known mistakes give, by the key of their feedback, which tells what was received: in public cases only."""

    @model_validator(mode="after")
    def _is_shown_or_described(self) -> Case:
        if self.public == bool(self.says):
            raise ValueError(f"case {self.name!r}: expected either public or says")
        if self.mistakes and not self.public:
            raise ValueError(f"case {self.name!r}: received mistakes, expected them in public cases only")
        return self


class Images(Strict):
    """Hidden images, each given to the function together with the model that the code left."""

    dataset: Literal["mnist-moved"]
    count: Annotated[int, Field(ge=1, le=MAX_IMAGES)]
    model: Name = "model"


class Call(Strict):
    """A function that the code must define, and the calls we make of it: cases, or ``function(model, image)``."""

    function: Name
    seconds: Annotated[float, Field(gt=0, le=600)] = 1.0
    """The longest that one case may take; for images, all of them together."""
    cases: Annotated[list[Case], Field(max_length=MAX_CALLS)] = []
    images: Images | None = None

    @model_validator(mode="after")
    def _has_arguments(self) -> Call:
        if bool(self.cases) == bool(self.images):
            raise ValueError(f"{self.function}: expected either cases or images")
        refuse_twice("cases", [case.name for case in self.cases])
        return self

    @property
    def mistakes(self) -> list[str]:
        """Keys of the feedback that known mistakes get, over all cases."""
        return [key for case in self.cases for key in case.mistakes]

    @property
    def most_seconds(self) -> float:
        """The longest that all calls together may take."""
        return self.seconds * max(len(self.cases), 1)


class TypeCheck(CheckOf):
    """The array's numbers are floating-point, or whole, in any number of bits; or they are of 32 bits."""

    check: Literal["array.dtype"]
    array: ArrayName
    kind: Literal["float", "int", "float32"]


class ShapeOfArrayCheck(CheckOf):
    """The array has this shape; whatever numbers it holds."""

    check: Literal["array.shape"]
    array: ArrayName
    shape: list[Annotated[int, Field(ge=0)]]


class ValuesCheck(CheckOf):
    """The array's shape and all its numbers are those expected, within the tolerance of a ``Case``."""

    check: Literal["array.values"]
    array: ArrayName
    expected: Expected
    absolute: Tolerance = 1e-9
    relative: Tolerance = 1e-5
    mistakes: dict[str, Expected] = {}
    """What known mistakes leave, by the key of their feedback."""


class FunctionCheck(CheckOf):
    """All these cases of a function come out right: the group earns its points together.

    At least one of them is hidden, or an answer learnt by heart would earn the points.
    """

    check: Literal["function.values"]
    function: Name
    title: Text
    cases: Annotated[list[Name], Field(min_length=1)]


class RecognisedCheck(CheckOf):
    """Of the hidden images, the function names at least this share right."""

    check: Literal["function.accuracy"]
    function: Name
    least: Annotated[float, Field(gt=0, le=1)]


ArrayCheck = TypeCheck | ShapeOfArrayCheck | ValuesCheck
CallCheck = FunctionCheck | RecognisedCheck


def check_captures(
    checks: Sequence[object], calls: Sequence[Call], *, arrays: Sequence[str], models: Sequence[str], seconds: float
) -> None:
    """Raise ValueError where checks and what is captured do not fit: a name is not captured, or for nothing."""
    refuse_twice("calls", [call.function for call in calls])
    named = {call.function: call for call in calls}
    for check in checks:
        if isinstance(check, ArrayCheck) and check.array not in arrays:
            raise ValueError(f"received the array {check.array!r}, expected one of leaves: {_listed(arrays)}")
        if isinstance(check, CallCheck) and check.function not in named:
            raise ValueError(f"received the function {check.function!r}, expected one of calls: {_listed(named)}")
        if isinstance(check, RecognisedCheck) and not named[check.function].images:
            raise ValueError(f"received function.accuracy of {check.function!r}, expected a function of images")
    _check_groups([check for check in checks if isinstance(check, FunctionCheck)], calls)
    for call in calls:
        if call.images and call.images.model not in models:
            raise ValueError(f"received {call.images.model!r} as a model, expected one of leaves: {_listed(models)}")
    if (most := sum(call.most_seconds for call in calls)) >= seconds:
        raise ValueError(
            f"received calls that may take {most:g} s, expected less than limits.wall_seconds, {seconds:g}"
        )


def _check_groups(checks: Sequence[FunctionCheck], calls: Sequence[Call]) -> None:
    """Each case is there and is looked at, and what is public earns nothing by itself."""
    known = {(call.function, case.name): case.public for call in calls for case in call.cases}
    used = {(check.function, name) for check in checks for name in check.cases}
    for function, name in sorted(used ^ known.keys()):
        expected = "one of its cases" if (function, name) in used else "a check that looks at it"
        raise ValueError(f"received the case {name!r} of {function!r}, expected {expected}")
    for check in checks:
        if all(known[check.function, name] for name in check.cases):
            names = ", ".join(check.cases)
            raise ValueError(f"received public cases of {check.function!r} alone: {names}; expected a hidden one too")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def drawn_names(calls: Iterable[Call], checks: Iterable[object]) -> tuple[set[str], set[str]]:
    """Return the names of what variant.py has to draw: of arguments, and of what is expected."""
    cases = [case for call in calls for case in call.cases]
    arguments = [value for case in cases for value in case.args]
    expected = [value for case in cases for value in (case.expected, *case.mistakes.values())]
    expected += [
        value
        for check in checks
        if isinstance(check, ValuesCheck)
        for value in (check.expected, *check.mistakes.values())
    ]
    numbers, answers = (
        {value.drawn for value in values if isinstance(value, FromVariant)} for values in (arguments, expected)
    )
    return numbers, answers


def settled(value: Any, drawn: Mapping[str, Any]) -> Any:
    """Return the value itself, or what the variant drew for it. Raises KeyError for a name that it did not draw."""
    return drawn[value.drawn] if isinstance(value, FromVariant) else value


def examples_of(calls: Iterable[Call], numbers: Mapping[str, Any], answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the public cases for the page of the task: how each is called, and what comes out."""
    return [
        {"call": written_call(call, case, numbers), "result": _written(settled(case.expected, answers))}
        for call in calls
        for case in call.cases
        if case.public
    ]


def _written(value: Any) -> str:
    return repr(value) if isinstance(value, list) else f"{value:.7g}"


def written_call(call: Call, case: Case, numbers: Mapping[str, Any]) -> str:
    """Return the call as it is written in Python, arrays as lists: ``mae([1, 2], [1, 4])``."""
    return f"{call.function}({', '.join(repr(settled(value, numbers)) for value in case.args)})"
