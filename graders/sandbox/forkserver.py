"""Our end of the fork server: start it, send it requests, ask whether it lives, let it go."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graders.environment import ROOT
from graders.sandbox import memory
from graders.sandbox.request import SandboxError

START_SECONDS = 120.0
ANSWER_SECONDS = 5.0
RUNS_BEFORE_RECYCLING = 500
"""Children of one server share its address layout and hash secret: recycling bounds what can be learnt of them."""
GROWTH_BEFORE_RECYCLING = 1.05
FAILED_PINGS = 2
LAUNCH = (
    "import sys; sys.path.insert(0, sys.argv[2]); from graders.sandbox.inside import errors, server; "
    "errors.name_our_code(); server.main()"
)
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

    def __init__(self, setup: Mapping[str, Any], variables: Mapping[str, str], filters: Sequence[bytes]) -> None:
        self._runs = 0
        self._failed_pings = 0
        self._asking = threading.Lock()
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(START_SECONDS)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", LAUNCH, str(theirs.fileno()), str(ROOT)],
                env=ENVIRONMENT | dict(variables),
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        files = [in_memory(program) for program in filters]
        try:
            self.send({**setup, "code": str(ROOT)}, files)
            answer = self._socket.recv(8192)
        except (OSError, SandboxError) as error:
            self.kill()
            raise SandboxError(f"the fork server did not start: {error}") from error
        finally:
            for file in files:
                os.close(file)
        if not answer:
            self.kill()
            raise SandboxError("the fork server ended while it started; what it said is in the log above")
        self._socket.settimeout(ANSWER_SECONDS)
        told = json.loads(answer)
        self.versions: dict[str, str] = told["versions"]
        self.preload_seconds: dict[str, float] = told["preload_seconds"]
        self._size_at_start = memory.anonymous_kib(self.pid)

    @property
    def pid(self) -> int:
        """Process id of the server."""
        return self._process.pid

    def send(self, message: Mapping[str, Any], descriptors: Sequence[int]) -> None:
        """Send one request. Raises SandboxError when the server is gone or does not read."""
        self._runs += 1
        try:
            socket.send_fds(self._socket, [json.dumps(message).encode()], descriptors)
        except OSError as error:
            raise SandboxError(f"the fork server is gone: {error}") from error

    def answers(self) -> bool:
        """Ask it for an answer; return False when the second one in a row did not come within 5 seconds."""
        with self._asking:
            try:
                self._socket.send(json.dumps({"ping": self._failed_pings}).encode())
                self._socket.recv(4096)
                self._failed_pings = 0
            except TimeoutError:
                self._failed_pings += 1
            except OSError:
                self._failed_pings = FAILED_PINGS
        return self._failed_pings < FAILED_PINGS

    def is_usable(self) -> bool:
        """Return whether it lives, has not served its share of runs, and has not grown."""
        return self.is_alive() and self._runs <= RUNS_BEFORE_RECYCLING and self.growth() <= GROWTH_BEFORE_RECYCLING

    def is_alive(self) -> bool:
        """Return whether the process runs, and reap it when it does not."""
        return self._process.poll() is None

    def growth(self) -> float:
        """Return its memory of its own now over what it had when it was ready."""
        return memory.anonymous_kib(self.pid) / max(1, self._size_at_start)

    def retire(self) -> None:
        """Send nothing any more; the server goes when the runs that are still in it have ended."""
        self._socket.close()

    def kill(self) -> None:
        """End the server and every run in it now."""
        self._socket.close()
        self._process.kill()
        self._process.wait()


class Lane:
    """A fork server kept warm for the slots that share its devices: recycled, asked, and started again when it dies."""

    def __init__(self, start: Callable[[], ForkServer]) -> None:
        self._start = start
        self._server: ForkServer | None = None
        self._retired: list[ForkServer] = []
        self._lock = threading.Lock()

    @property
    def server(self) -> ForkServer | None:
        """The server of now, if there is one."""
        return self._server

    def ensure(self) -> ForkServer:
        """Return a usable server; one that has served its time is let go and another started. Raises SandboxError."""
        with self._lock:
            self._retired = [server for server in self._retired if server.is_alive()]
            if self._server is not None and not self._server.is_usable():
                self._server.retire()
                self._retired.append(self._server)
                self._server = None
            if self._server is None:
                self._server = self._start()
            return self._server

    def check(self) -> bool:
        """Return whether the server answers; one that is stuck is ended with its runs, and another will follow."""
        server = self._server
        if server is None:
            return False
        if server.answers():
            return True
        with self._lock:
            if self._server is not server:
                # It was let go while it was asked.
                return True
            server.kill()
            self._server = None
        return False

    def close(self) -> None:
        """End the server and those that were let go, and every run in them."""
        with self._lock:
            for server in (self._server, *self._retired):
                if server is not None:
                    server.kill()
            self._server, self._retired = None, []


def in_memory(content: bytes) -> int:
    """Return a descriptor of an anonymous file with this content, to be handed to another process."""
    descriptor = os.memfd_create("gradus")
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(content)
    return descriptor
