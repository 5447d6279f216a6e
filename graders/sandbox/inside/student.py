"""Run the student's code as ``__main__`` and leave what the exercise asks for. The last of our code in this process."""

from __future__ import annotations

import contextlib
import json
import linecache
import os
import random
import sys
import tempfile
import types
from collections.abc import Iterator
from typing import Any

from graders.sandbox.inside import capture, notebook, tell
from graders.sandbox.inside.errors import BEFORE, FILENAME, tell_error
from graders.sandbox.inside.places import Places

HARNESS_FAILED = 73
"""Exit status of a process in which our own code failed before or after the student's."""
ERROR_EXIT = 1


def run(request: dict[str, Any], places: Places, payload: bytes, attachments: list[bytes]) -> None:
    """Run the code and end the process. Nothing that this function says or writes is believed outside."""
    # Held here, where the student's code cannot put something else in its place.
    exit_process, code = os._exit, HARNESS_FAILED
    try:
        work = json.loads(payload)
        _settle(request, places, work["seed"], attachments)
        main = _make_main(places.home)
        code = _execute_before(main, work["before"], work["mark"]) or _execute(main, work["source"], FILENAME)
        if code == 0:
            code = _leave(main, work["leaves"], places.evidence)
        if code == 0 and work["captures"]:
            capture.capture(main, work["captures"], places.evidence)
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
    finally:
        exit_process(code)


def _settle(request: dict[str, Any], places: Places, seed: int, attachments: list[bytes]) -> None:
    """Folders, files, random numbers and streams, as the code will find them."""
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
    _seed(seed, request["threads"])
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    sys.stdin = os.fdopen(0, encoding="utf-8")


def _seed(seed: int, threads: int) -> None:
    """No child inherits random state that another one has too."""
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % 2**32)
    if "tensorflow" in sys.modules:
        tensorflow = sys.modules["tensorflow"]
        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)


def _make_main(home: str) -> types.ModuleType:
    """A real ``__main__``: pickling, inspect and tracebacks need one."""
    main = types.ModuleType("__main__")
    main.__file__ = FILENAME
    main.__builtins__ = __builtins__  # type: ignore[attr-defined]
    sys.modules["__main__"] = main
    sys.argv = [FILENAME]
    sys.path.insert(0, home)
    return main


def _execute_before(main: types.ModuleType, sources: list[str], mark: str) -> int:
    """Run what comes before the code, out of sight unless it is to be marked, as far as the first that fails."""
    for number, source in enumerate(sources, 1):
        shown = contextlib.nullcontext() if mark else _unseen()
        if code := _execute(main, source, f"{BEFORE}{number}.py", shown):
            return code
        if mark:
            print(mark)
    return 0


@contextlib.contextmanager
def _unseen() -> Iterator[None]:
    """Show nothing of what is printed, drawn or trained meanwhile."""
    streams = sys.stdout, sys.stderr
    with open(os.devnull, "w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        tell.is_silent = True
        try:
            yield
        finally:
            tell.is_silent = False
            sys.stdout, sys.stderr = streams


def _execute(
    main: types.ModuleType, source: str, filename: str, shown: contextlib.AbstractContextManager[None] | None = None
) -> int:
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    try:
        with shown or contextlib.nullcontext():
            body, last = notebook.compile_cell(source, filename)
            exec(body, main.__dict__)
            if last is not None:
                notebook.show_last(eval(last, main.__dict__))  # noqa: S307 - the student's own code, as above
    except SystemExit as stop:
        if stop.code is not None and not isinstance(stop.code, int):
            print(stop.code, file=sys.stderr)
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        tell_error(error)
        return ERROR_EXIT
    return 0


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
            tell_error(error)
            return ERROR_EXIT
    return 0
