"""From a fork of the server to a student's process: keeper -> init -> student.

The *keeper* stays outside: it gives up the server's identity, raises the run's walls and waits. *init* is the first
process inside: it sees how the student's process ends, and its own end is the end of everything in the run. The
*student* has nothing but its pipes. Each line here runs with less privilege than the one before it. What the walls are
made of is in ``namespaces`` and, for the weaker level, in ``landlock``.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import socket
from pathlib import Path
from types import ModuleType
from typing import Any

from graders.sandbox.inside import landlock, linux, namespaces, student, tell

LEVELS: dict[str, ModuleType] = {"namespaces": namespaces, "landlock": landlock}
CONTROL = tell.DESCRIPTOR + 1
"""Where the student's process holds the control socket until its set-up is through, to say what was refused."""
MIB = 1024 * 1024
MAX_ORDERS_BYTES = 16 * 1024
MAX_DESCRIPTORS = 32
OPEN_FILES = 512
NICENESS = 10


def keep(request: dict[str, Any], descriptors: list[int], filters: list[bytes]) -> None:
    """Prepare one run, wait for its orders, watch over it; never returns.

    Everything that costs time is done before there is anything to run: a prepared student's process waits for the
    code, the pipes and the limits on a socket of its own.

    ``descriptors`` are: the control socket, the orders socket, then the procs files of the cgroups.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    control, orders = (socket.socket(fileno=descriptor) for descriptor in descriptors[:2])
    walls = LEVELS[request["level"]]
    try:
        _join_cgroups(descriptors[2:])
        _become(request["uid"])
        walls.enclose_run(request)
        folders = [os.open(path, os.O_PATH | os.O_DIRECTORY) for path in walls.places(request).writable]
        hello = json.dumps({"started": os.getpid()}).encode()
        socket.send_fds(control, [hello], folders)
        for folder in folders:
            os.close(folder)
        myself = os.pidfd_open(os.getpid())
    except OSError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
        os._exit(71)
    init = os.fork()
    if init == 0:
        _run_init(request, control, orders, filters, myself)
    orders.close()
    linux.drop_capabilities()
    _wait(request, control, init)


def _join_cgroups(procs: list[int]) -> None:
    for descriptor in procs:
        os.write(descriptor, b"0")
        os.close(descriptor)


def _become(uid: int) -> None:
    """Give up the server's identity. A slot of kernel uid 0 is refused: its files and limits would be the host's."""
    if uid == 0:
        raise PermissionError("a run must not have kernel uid 0")
    if os.geteuid() == 0:
        linux.empty_bounding_set()
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    server = os.getppid()
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != server:
        os._exit(72)
    # The change of identity made /proc/self root's own; the id maps are written through it.
    linux.prctl(linux.PR_SET_DUMPABLE, 1)


def _wait(request: dict[str, Any], control: socket.socket, init: int) -> None:
    """Wait for init; end it when the other end of the control socket says so by closing. Then tell what was used."""
    exited = os.pidfd_open(init)
    poll = select.poll()
    poll.register(control, select.POLLIN)
    poll.register(exited, select.POLLIN)
    while not any(descriptor == exited for descriptor, _ in poll.poll()):
        signal.pidfd_send_signal(exited, signal.SIGKILL)
        poll.unregister(control)
    _pid, _status, usage = os.wait4(init, 0)
    LEVELS[request["level"]].end_run(request)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_seconds = max(usage.ru_utime + usage.ru_stime, children.ru_utime + children.ru_stime)
    with contextlib.suppress(OSError):
        control.send(json.dumps({"dead": True, "cpu_seconds": cpu_seconds}).encode())
    os._exit(0)


def _run_init(
    request: dict[str, Any], control: socket.socket, orders: socket.socket, filters: list[bytes], keeper: int
) -> None:
    """As the first process of the run, reap everything, tell how the student's process ended, and end with it."""
    try:
        # What has a handler reaches process 1 too, and Python has one for this.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _die_with(keeper)
        LEVELS[request["level"]].enclose_init()
        linux.drop_capabilities()
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
        pid = os.fork()
        if pid == 0:
            _become_student(request, control, orders, filters)
        orders.close()
        control.send(json.dumps({"exit": _reap_until(pid)}).encode())
    except OSError as error:
        control.send(json.dumps({"refused": str(error)}).encode())
    finally:
        os._exit(0)


def _die_with(keeper: int) -> None:
    """Have the kernel end this process with its keeper; one that has ended already is seen by its descriptor."""
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    poll = select.poll()
    poll.register(keeper, select.POLLIN)
    if poll.poll(0):
        os._exit(72)
    os.close(keeper)


def _reap_until(pid: int) -> int:
    """Reap orphans until the student's process ends; return its wait status."""
    while True:
        ended, status = os.waitpid(-1, 0)
        if ended == pid:
            return status


def _become_student(
    request: dict[str, Any], control: socket.socket, orders: socket.socket, filters: list[bytes]
) -> None:
    """Wait for orders, take the pipes, drop everything else, load the filter and run the code. Never returns."""
    channel = control.detach()
    walls = LEVELS[request["level"]]
    try:
        os.setsid()
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        # init's memory is closed to inspection, and so was this copy of it; the student may look at its own.
        linux.prctl(linux.PR_SET_DUMPABLE, 1)
        # Where memory runs out the kernel must find the student, not keeper or init.
        Path("/proc/self/oom_score_adj").write_text("1000")
        os.nice(NICENESS)
        linux.drop_capabilities()
        message, descriptors, _flags, _address = socket.recv_fds(orders, MAX_ORDERS_BYTES, MAX_DESCRIPTORS)
        if not message:
            os._exit(student.HARNESS_FAILED)
        request |= json.loads(message)
        orders.close()
        contents = [os.pread(fd, os.fstat(fd).st_size, 0) for fd in descriptors[3:]]
        _limit(request)
        _reset_signals()
        walls.enclose_student(request)
        _take_pipes(channel, list(descriptors[:3]))
        channel = CONTROL
        for program in filters:
            linux.load_filter(program)
    except OSError as error:
        os.write(channel, json.dumps({"refused": str(error)}).encode())
        os._exit(student.HARNESS_FAILED)
    os.close(CONTROL)
    try:
        student.run(request, walls.places(request), contents[0], contents[1:])
    finally:
        os._exit(student.HARNESS_FAILED)


def _take_pipes(control: int, pipes: list[int]) -> None:
    """Put stdin, stdout, stderr, events and control at 0 to 4, and close everything else."""
    null = os.open("/dev/null", os.O_RDONLY)
    # First above the numbers that they are copied to, so that no copy overwrites a source.
    moved = [os.dup2(fd, 100 + n) for n, fd in enumerate([null, *pipes, control])]
    for number, fd in enumerate(moved):
        os.dup2(fd, number)
    _close_from(CONTROL + 1)


def _close_from(descriptor: int) -> None:
    os.closerange(descriptor, 1 << 20)


def _limit(request: dict[str, Any]) -> None:
    disk = int(request["disk_mib"]) * MIB
    cpu = int(request["cpu_seconds"]) + 2
    for what, wanted in (
        # 1, not 0: a piped core_pattern ignores 0, and aborts the dump at 1.
        (resource.RLIMIT_CORE, 1),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, disk),
        (resource.RLIMIT_MEMLOCK, int(request["lockable_bytes"])),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_NICE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, int(request["processes"])),
        (resource.RLIMIT_RTPRIO, 0),
        (resource.RLIMIT_SIGPENDING, 256),
    ):
        _soft, hard = resource.getrlimit(what)
        # Infinity is -1, and no minimum.
        most = min((limit for limit in (wanted, hard) if limit != resource.RLIM_INFINITY), default=hard)
        resource.setrlimit(what, (most, most))


def _reset_signals() -> None:
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # As in any Python: a closed pipe or a full file is an exception at the line that wrote, not a silent death.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
