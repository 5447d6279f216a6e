"""Our end of the fork server: start it, send it requests, let it go."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from graders.environment import ROOT
from graders.sandbox import syscalls
from graders.sandbox.request import SandboxError

START_SECONDS = 120.0
RUNS_BEFORE_RECYCLING = 500
"""Children of one server share its address layout and hash secret: recycling bounds what can be learnt of them."""
LAUNCH = "import sys; sys.path.insert(0, sys.argv[2]); from graders.sandbox.inside.server import main; main()"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/home/student",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": "/tmp/keras",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp/matplotlib",
    "CUDA_VISIBLE_DEVICES": "",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # One kernel task is a condition of forking; OpenBLAS and OpenMP make pools when imported unless told otherwise.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # Locks on files are refused by the filter, and h5py would fail on that.
    "HDF5_USE_FILE_LOCKING": "FALSE",
}


class ForkServer:
    """One fork server process. It ends by itself when we let go of it and its last run has ended."""

    def __init__(self, preload: Sequence[str], mount_point: Path, datasets: Path) -> None:
        self._runs = 0
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(START_SECONDS)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", LAUNCH, str(theirs.fileno()), str(ROOT)],
                env=ENVIRONMENT,
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        setup: dict[str, object] = {
            "mount_point": str(mount_point),
            "interpreter": [sys.prefix, sys.base_prefix],
            "datasets": str(datasets),
            "code": str(ROOT),
            "preload": list(preload),
        }
        program = in_memory(syscalls.build())
        try:
            self.send(setup, [program])
            answer = self._socket.recv(4096)
        except OSError as error:
            self.kill()
            raise SandboxError(f"the fork server did not start: {error}") from error
        finally:
            os.close(program)
        if not answer:
            self.kill()
            raise SandboxError("the fork server ended while it started; what it said is in the log above")
        self.versions: dict[str, str] = json.loads(answer)["versions"]

    @property
    def pid(self) -> int:
        """Process id of the server."""
        return self._process.pid

    def send(self, message: dict[str, object], descriptors: Sequence[int]) -> None:
        """Send one request. Raises SandboxError when the server is gone."""
        self._runs += 1
        try:
            socket.send_fds(self._socket, [json.dumps(message).encode()], descriptors)
        except OSError as error:
            raise SandboxError(f"the fork server is gone: {error}") from error

    def is_usable(self) -> bool:
        """Return whether it lives and has not served its share of runs."""
        return self._process.poll() is None and self._runs <= RUNS_BEFORE_RECYCLING

    def retire(self) -> None:
        """Send nothing any more; the server goes when the runs that are still in it have ended."""
        self._socket.close()

    def is_gone(self) -> bool:
        """Return whether the process has ended, and reap it."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End the server and every run in it now."""
        self._socket.close()
        self._process.kill()
        self._process.wait()


def in_memory(content: bytes) -> int:
    """Return a descriptor of an anonymous file with this content, to be handed to another process."""
    descriptor = os.memfd_create("gradus")
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(content)
    return descriptor
