"""The fork server: a process that has imported what students use, and forks one keeper a run.

It is started with an environment written by hand and one socket; it holds no secret, runs no TensorFlow operation and
stays single-threaded, so that each child is as good as a fresh interpreter that has already imported everything.
"""

from __future__ import annotations

import array
import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from graders.sandbox.inside import keeper, patches, root

MAX_REQUEST_BYTES = 16 * 1024
MAX_DESCRIPTORS = 32
OUT_OF_MEMORY_SCORE = -500
"""A machine short of memory must not choose the server, nor keepers and inits, which inherit this."""


class NotSingleThreadedError(RuntimeError):
    """The server has more than one kernel task: a fork of it could hold a lock that nobody releases."""


def main() -> None:
    """Serve until the socket that the pool holds is closed."""
    server = socket.socket(fileno=int(sys.argv[1]))
    setup, files = _receive(server)
    filters = [os.pread(file, 1 << 20, 0) for file in files]
    for file in files:
        os.close(file)
    common = {name: setup[name] for name in ("level", "interpreter", "datasets", "has_own_uid", "lockable_bytes")}
    common["below_tmp"] = _enclose(setup)
    sys.path[:] = [path for path in sys.path if path != setup["code"]]
    os.umask(0o022)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(OUT_OF_MEMORY_SCORE))
    seconds = _preload(setup["preload"])
    # Reaped by the kernel: the pool learns of a run's end on the run's own socket.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _assert_single()
    _answer(server, {"ready": True, "versions": _versions(setup["preload"]), "preload_seconds": seconds})
    while True:
        request, descriptors = _receive(server)
        if request is None:
            _wait_for_runs()
            return
        if "ping" in request:
            _assert_single()
            _answer(server, {"pong": request["ping"]})
        else:
            _fork(server, common | request, descriptors, filters)


def _enclose(setup: dict[str, Any]) -> list[str]:
    if setup["level"] == "namespaces":
        return root.enter(setup["mount_point"], setup["interpreter"], setup["datasets"], setup["devices"])
    return []


def _wait_for_runs() -> None:
    """A keeper dies with its parent: stay until the last run has ended, or has been ended by whoever watches it."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _fork(server: socket.socket, request: dict[str, Any], descriptors: list[int], filters: list[bytes]) -> None:
    _assert_single()
    if os.fork() == 0:
        try:
            server.close()
            keeper.keep(request, descriptors, filters)
        finally:
            os._exit(70)
    for descriptor in descriptors:
        os.close(descriptor)
    _assert_single()


def _receive(server: socket.socket) -> tuple[Any, list[int]]:
    """Read one request and its descriptors; (None, []) at the end of the stream."""
    size = array.array("i").itemsize
    message, ancillary, _flags, _address = server.recvmsg(MAX_REQUEST_BYTES, socket.CMSG_SPACE(MAX_DESCRIPTORS * size))
    descriptors = array.array("i")
    for level, kind, data in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            descriptors.frombytes(data[: len(data) - len(data) % size])
    return (json.loads(message) if message else None), list(descriptors)


def _answer(server: socket.socket, message: dict[str, Any]) -> None:
    server.send(json.dumps(message).encode())


def _preload(modules: list[str]) -> dict[str, float]:
    """Import the modules; return how many seconds each took after those before it: what each run is spared."""
    seconds = {}
    for module in modules:
        started = time.perf_counter()
        importlib.import_module(module)
        seconds[module] = round(time.perf_counter() - started, 4)
    patches.apply()
    # What is alive now never needs to be looked at by a child's collector, so its pages stay shared.
    gc.collect()
    gc.freeze()
    return seconds


def _versions(modules: list[str]) -> dict[str, str]:
    return {name: str(getattr(sys.modules[name], "__version__", "")) for name in modules if "." not in name}


def _assert_single() -> None:
    if (count := len(os.listdir("/proc/self/task"))) != 1:
        raise NotSingleThreadedError(f"the fork server has {count} kernel tasks, expected 1")
