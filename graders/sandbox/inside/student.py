"""Run the student's code as ``__main__`` and leave what the exercise asks for. The last of our code in this process."""

from __future__ import annotations

import contextlib
import json
import linecache
import os
import random
import sys
import tempfile
import traceback
import types
from typing import Any

from graders.sandbox.inside import tell
from graders.sandbox.inside.places import Places

FILENAME = "main.py"
HARNESS_FAILED = 73
"""Exit status of a process in which our own code failed before or after the student's."""
ERROR_EXIT = 1


def run(request: dict[str, Any], places: Places, payload: bytes, attachments: list[bytes]) -> None:
    """Run the code and end the process. Nothing that this function says or writes is believed outside."""
    work = json.loads(payload)
    os.environ |= {
        "HOME": places.home,
        "USER": "student",
        "TMPDIR": places.temporary,
        "EVIDENCE": places.evidence,
        "DATASETS": places.datasets,
    }
    tempfile.tempdir = places.temporary
    os.chdir(places.home)
    for name, content in zip(request["attachments"], attachments, strict=True):
        with open(name, "wb") as file:
            file.write(content)
    _seed(work["seed"], request["threads"])
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    main = _make_main(work["source"], places.home)
    code = _execute(main, work["source"])
    if code == 0:
        code = _leave(main, work["leaves"], places.evidence)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    os._exit(code)


def _seed(seed: int, threads: int) -> None:
    """No child inherits random state that another one has too."""
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % 2**32)
    if "tensorflow" in sys.modules:
        tensorflow = sys.modules["tensorflow"]
        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)


def _make_main(source: str, home: str) -> types.ModuleType:
    """A real ``__main__``: pickling, inspect and tracebacks need one."""
    main = types.ModuleType("__main__")
    main.__file__ = FILENAME
    main.__builtins__ = __builtins__  # type: ignore[attr-defined]
    sys.modules["__main__"] = main
    sys.argv = [FILENAME]
    sys.path.insert(0, home)
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    return main


def _execute(main: types.ModuleType, source: str) -> int:
    try:
        exec(compile(source, FILENAME, "exec"), main.__dict__)
    except SystemExit as stop:
        if stop.code is not None and not isinstance(stop.code, int):
            print(stop.code, file=sys.stderr)
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        _tell_error(error)
        return ERROR_EXIT
    return 0


def _tell_error(error: BaseException) -> None:
    """Print the traceback from the student's first line on, and tell the page where it was."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != FILENAME:
        trace = trace.tb_next
    error.__traceback__ = trace
    with contextlib.suppress(Exception):
        traceback.print_exception(error)
    line, source = None, ""
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        line, source = error.lineno, error.text or ""
    elif trace is not None:
        own = [f for f in traceback.extract_tb(trace) if f.filename == FILENAME]
        line, source = own[-1].lineno, own[-1].line or ""
    message = str(error)[:1000]
    tell.tell("error", type=type(error).__name__, message=message, line=line, source=source.strip()[:300])


def _leave(main: types.ModuleType, leaves: list[dict[str, str]], evidence: str) -> int:
    """Save what the exercise asks for. What is missing is simply not there for the checks."""
    for leaf in leaves:
        value = main.__dict__.get(leaf["name"])
        keras = sys.modules.get("keras")
        if keras is None or not isinstance(value, keras.Model):
            continue
        try:
            value.save(f"{evidence}/{leaf['name']}.keras")
        except Exception as error:
            _tell_error(error)
            return ERROR_EXIT
    return 0
