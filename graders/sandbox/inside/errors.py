"""What a student sees of an exception: their own lines, the message, and apart from them the library's calls."""

from __future__ import annotations

import contextlib
import difflib
import linecache
import re
import sys
import traceback
import types

from graders.sandbox.inside import tell

FILENAME = "main.py"
BEFORE = "block-"
"""How the names of those pieces of the student's code begin that ran before it: ``block-1.py`` is the first."""
OURS = __name__.rpartition(".")[0]
"""All code of ours in this process has a name that begins so in place of a path."""
MAX_FRAMES_CHARACTERS = 3000
MAX_NAMES = 5000

# TensorFlow puts the calls that made a graph into the message of what failed there.
_CALLS = re.compile(r'^\s*File "(?!main\.py"|block-)[^"\n]*", line \d+, in [^\n]*\n\n?', re.MULTILINE)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_FOLDERS = re.compile(r"(?<![\w.:/])/[^\s'\"()<>]*/(?:site-packages|python3\.\d+)/")


def tell_error(error: BaseException) -> None:
    """Print the student's own part of the traceback, and tell the page where it was and what stood between."""
    stack = _from_students(error.__traceback__)
    with contextlib.suppress(Exception):
        print(_printed(error), file=sys.stderr, end="")
    own = [frame for frame in stack if frame.filename == FILENAME]
    line = own[-1].lineno if own else None
    message = str(error)
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        line, message, stack = error.lineno, error.msg, traceback.StackSummary()
    tell.tell(
        "error",
        type=type(error).__name__,
        message=(_plain(message) + _nearest(error))[:1000],
        line=line,
        source=linecache.getline(FILENAME, line or 0).strip()[:300],
        frames=_frames(stack),
    )


def name_our_code() -> None:
    """Let no traceback name a file of ours: all our code in this process is called by its module from here on."""
    for name, module in list(sys.modules.items()):
        if name.startswith(OURS):
            for value in vars(module).values():
                if isinstance(value, types.FunctionType) and value.__module__ == name:
                    value.__code__ = _named(value.__code__, name)


def _named(code: types.CodeType, name: str) -> types.CodeType:
    inner = tuple(_named(value, name) if isinstance(value, types.CodeType) else value for value in code.co_consts)
    return code.replace(co_filename=name, co_consts=inner)


def _printed(error: BaseException) -> str:
    told = traceback.TracebackException.from_exception(error)
    told.stack = _own(told.stack)
    waiting = [told]
    while waiting:
        one = waiting.pop()
        for name in ("__cause__", "__context__"):
            earlier = getattr(one, name)
            if earlier is not None:
                earlier.stack = _own(earlier.stack)
                waiting.append(earlier)
                # What the library met on its way and turned into another error says nothing of the student's code.
                if not earlier.stack:
                    setattr(one, name, None)
    return _plain("".join(told.format()))


def _own(stack: traceback.StackSummary) -> traceback.StackSummary:
    return traceback.StackSummary.from_list([frame for frame in stack if _is_students(frame.filename)])


def _from_students(trace: types.TracebackType | None) -> traceback.StackSummary:
    """The calls from the student's first one on, or all of the library's where there is none, without ours."""
    stack = [frame for frame in traceback.extract_tb(trace) if not frame.filename.startswith(OURS)]
    first = next((n for n, frame in enumerate(stack) if _is_students(frame.filename)), 0)
    return traceback.StackSummary.from_list(stack[first:])


def _is_students(filename: str) -> bool:
    return filename == FILENAME or filename.startswith(BEFORE)


def _frames(stack: traceback.StackSummary) -> str:
    library = [
        f'File "{_FOLDERS.sub("", frame.filename)}", line {frame.lineno}, in {frame.name}\n    {frame.line}\n'
        for frame in stack
        if not _is_students(frame.filename)
    ]
    while library and sum(map(len, library)) > MAX_FRAMES_CHARACTERS:
        # The first and the last calls say most.
        library.pop(len(library) // 2)
    return "".join(library)


def _plain(text: str) -> str:
    return _FOLDERS.sub("", _COLOURS.sub("", _CALLS.sub("", text)))


def _nearest(error: BaseException) -> str:
    """The attribute that may have been meant, in the words that Python itself has for it."""
    names: list[str] = []
    with contextlib.suppress(Exception):
        if isinstance(error, AttributeError):
            names = difflib.get_close_matches(error.name or "", dir(error.obj)[:MAX_NAMES], 1, 0.75)
        elif isinstance(error, ImportError) and error.name in sys.modules:
            wanted = str(error).partition("'")[2].partition("'")[0]
            names = difflib.get_close_matches(wanted, dir(sys.modules[error.name])[:MAX_NAMES], 1, 0.75)
    return f". Did you mean: '{names[0]}'?" if names else ""
