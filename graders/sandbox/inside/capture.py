"""Save the arrays that the exercise asks for, and call the student's functions for theirs.

This runs in the student's process, after their code: it can be fooled in any way, and only to the student's own loss.
What comes out is compared outside with what never came in here.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import io
import json
import signal
import sys
import types
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

ARRAYS = "captured.npz"
PROBLEMS = "captured.json"
MAX_NUMBERS = 100_000
NUMBERS = "bhilqBHILQefd"
"""Codes of NumPy's types of whole and floating-point numbers, up to 64 bits."""
AGAIN_SECONDS = 0.2
"""Code that catches everything in a loop is told again, until the wall limit ends it."""


class TooSlow(BaseException):
    """A call has taken longer than it may."""


class NotNumbersError(TypeError):
    """The value is neither a number nor an array of numbers; the message names its type."""


class TooLargeError(ValueError):
    """The array holds more numbers than are collected."""


def capture(main: types.ModuleType, wanted: Mapping[str, Any], evidence: str) -> None:
    """Save what is wanted of the student's module into two files, which are there afterwards whatever happened.

    Args:
        main: the module that the code has filled.
        wanted: names of arrays, and calls with their arguments.
        evidence: the folder that is collected.
    """
    import numpy  # noqa: F401 - before the clock runs, for not every fork server has it

    arrays: dict[str, Any] = {}
    problems: dict[str, dict[str, Any]] = {}

    def save(name: str, find: Callable[[], Any], seconds: float = 1.0) -> None:
        try:
            with _limited(seconds), contextlib.redirect_stdout(_Nowhere()):
                arrays[name] = as_array(find())
        except BaseException as error:
            problems[name] = _problem(error, str(main.__dict__.get("__file__")))

    for name in wanted["arrays"]:
        save(name, functools.partial(_find, main, name))
    for call in wanted["calls"]:
        for name, find in _calls(main, call):
            save(name, find, call["seconds"])
    _write(evidence, arrays, problems)


def as_array(value: Any) -> Any:
    """Return a copy of the value as an array of plain numbers, if it is exactly that.

    An object that says it is one (a subclass, something with ``__array__``) is not asked. Raises NotNumbersError.
    """
    import numpy as np

    kind = type(value)
    if kind not in (int, float, np.ndarray, *(np.dtype(code).type for code in NUMBERS)):
        raise NotNumbersError(_name_of(kind))
    array = np.array(value)
    if array.dtype.char not in NUMBERS:
        raise NotNumbersError(f"{_name_of(kind)}, dtype={array.dtype.name}" if kind is np.ndarray else _name_of(kind))
    if array.size > MAX_NUMBERS:
        raise TooLargeError
    return array.astype(array.dtype.newbyteorder("="))


def _find(main: types.ModuleType, name: str) -> Any:
    if name.startswith("figure."):
        return _drawn(name)
    return main.__dict__[name]


def _calls(main: types.ModuleType, call: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield the name under which each call is saved, and what makes it."""
    name, images = call["function"], call["images"]
    function = main.__dict__.get(name)
    if not callable(function):
        function = _not_there
    if images:
        yield name, lambda: _recognise(function, main.__dict__[images["model"]], images["npy"])
    for case in call["cases"]:
        yield f"{name}.{case['name']}", functools.partial(_apply, function, case["args"])


def _not_there(*_arguments: Any) -> Any:
    raise KeyError


def _apply(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Call the function with arguments of its own: what it does to them, the next call does not see."""
    return function(*map(_argument, arguments))


def _argument(value: Any) -> Any:
    import numpy as np

    return np.array(value) if isinstance(value, list) else value


def _recognise(function: Callable[[Any, Any], Any], model: Any, npy: str) -> Any:
    import numpy as np

    images = np.load(io.BytesIO(base64.b64decode(npy)), allow_pickle=False)
    digits = np.zeros(len(images), np.int64)
    for n, image in enumerate(images):
        digit = as_array(function(model, image.copy()))
        if digit.shape or digit.dtype.kind == "f":
            raise NotNumbersError(f"{digit.dtype.name}, shape={digit.shape}" if digit.shape else digit.dtype.name)
        digits[n] = digit
    return digits


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the block when it takes longer. It does so between two steps of Python, not within NumPy's."""

    def stop(*_: Any) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _problem(error: BaseException, filename: str) -> dict[str, Any]:
    if isinstance(error, TooSlow):
        return {"reason": "slow"}
    if isinstance(error, NotNumbersError):
        return {"reason": "type", "type": str(error)}
    if isinstance(error, TooLargeError):
        return {"reason": "large"}
    line, trace = None, error.__traceback__
    while trace is not None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == filename else line
        trace = trace.tb_next
    if isinstance(error, KeyError) and line is None:
        return {"reason": "missing"}
    return {"reason": "raised", "type": _name_of(type(error)), "line": line}


def _name_of(kind: type) -> str:
    return str(type.__dict__["__name__"].__get__(kind))[:60]


def _write(evidence: str, arrays: Mapping[str, Any], problems: Mapping[str, Any]) -> None:
    """Write the arrays as ``np.savez`` does, whose own arguments take some names away."""
    from numpy.lib import format as npy

    with zipfile.ZipFile(f"{evidence}/{ARRAYS}", "w") as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                npy.write_array(member, array, version=(1, 0), allow_pickle=False)
    with open(f"{evidence}/{PROBLEMS}", "w", encoding="utf-8") as file:
        json.dump(problems, file)


class _Nowhere(io.TextIOBase):
    """What a function prints while we call it would tell what it is called with."""

    def write(self, text: str) -> int:
        return len(text)


_figures: list[Any] = []


def remember(figure: Any) -> None:
    """Keep a figure that is shown and closed: it is the one whose arrays the exercise means."""
    _figures[:] = [figure]


def _drawn(name: str) -> Any:
    """Return what ``figure.lines.0.y`` and its like name, over all axes of the last figure. Raises KeyError."""
    import numpy as np

    plt = sys.modules.get("matplotlib.pyplot")
    if plt is not None and plt.get_fignums():
        remember(plt.gcf())
    _, kind, number, *rest = name.split(".")
    axes = [axes for figure in _figures for axes in figure.axes]
    if kind == "lines":
        found = [line for one in axes for line in one.lines]
    elif kind == "images":
        found = [image.get_array() for one in axes for image in one.images]
    else:
        found = [[bar.get_height() for bar in group] for one in axes for group in one.containers]
    if int(number) >= len(found):
        raise KeyError(name)
    drawn = found[int(number)]
    return np.array(np.ma.getdata(getattr(drawn, f"get_{rest[0]}data")() if rest else drawn))
