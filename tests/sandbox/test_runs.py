"""What a student's code meets: an ordinary Python that shows what it prints and says where it stopped."""

import os
import signal
import threading
from typing import Any

import pytest

from graders.environment import ROOT
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request, SandboxError
from tests.polling import wait_until
from tests.sandbox.conftest import LIMITS, RunCode

pytestmark = pytest.mark.sandbox


def test_output_of_both_streams_is_shown(run: RunCode) -> None:
    ran = run("import sys\nprint('привет')\nprint('beware', file=sys.stderr)")

    assert (ran.end, ran.status, ran.error) == (End.EXITED, 0, None)
    assert sorted(ran.output.splitlines()) == ["beware", "привет"]


def test_output_is_told_while_the_code_still_runs(pool: Pool) -> None:
    told: list[tuple[str, dict[str, Any]]] = []
    seen = threading.Event()

    def listen(kind: str, data: dict[str, Any]) -> None:
        told.append((kind, data))
        seen.set()

    source = "import time\nprint('first')\ntime.sleep(60)"
    ran = pool.run(Request(source, limits=LIMITS), on_event=listen, is_cancelled=seen.is_set)

    assert told == [("output", {"stream": "stdout", "text": "first\n"})]
    assert (ran.end, ran.wall_seconds < 5) == (End.CANCELLED, True)


def test_an_error_is_told_at_the_students_own_line(run: RunCode) -> None:
    ran = run("import json\n\njson.loads('{')\n")

    assert (ran.end, ran.status) == (End.EXITED, 1)
    assert ran.error is not None
    assert (ran.error["type"], ran.error["line"], ran.error["source"]) == ("JSONDecodeError", 3, "json.loads('{')")
    assert "graders" not in ran.output


def test_a_traceback_shows_the_students_own_calls_and_the_librarys_lie_apart(run: RunCode) -> None:
    ran = run("import json\ndef read():\n    return json.loads('{')\nread()\n")

    assert ran.error is not None
    assert [line for line in ran.output.splitlines() if line.startswith("  File")] == [
        '  File "main.py", line 4, in <module>',
        '  File "main.py", line 3, in read',
    ]
    assert 'File "json/decoder.py"' in ran.error["frames"]
    assert "main.py" not in ran.error["frames"]


def test_an_error_that_the_student_turned_into_another_is_shown_too(run: RunCode) -> None:
    ran = run("try:\n    {}['a']\nexcept KeyError:\n    raise ValueError('no a')\n")

    assert ran.output.index("KeyError: 'a'") < ran.output.index("ValueError: no a")


@pytest.mark.parametrize(
    "source",
    [
        "import os, sys\nos._exit = sys.exit = lambda *_: None",
        "import os, sys\nos._exit = sys.exit = lambda *_: None\n1 / 0",
        "import json, os\njson.dumps = os._exit = None\n1 / 0",
        "import traceback\ntraceback.print_stack()",
        "import faulthandler, sys\nfaulthandler.dump_traceback(sys.__stderr__)",
        "from json import nothing",
        "import warnings\nwarnings.warn('old', stacklevel=9)",
    ],
)
def test_no_output_names_a_file_of_ours(run: RunCode, source: str) -> None:
    ran = run(source)

    assert ran.end is End.EXITED
    assert str(ROOT) not in ran.output + str(ran.error)


def test_a_syntax_error_has_its_line(run: RunCode) -> None:
    ran = run("x = 1\ny = = 2\n")

    assert ran.error is not None
    assert (ran.error["type"], ran.error["line"]) == ("SyntaxError", 2)


@pytest.mark.parametrize(("source", "status"), [("raise SystemExit", 0), ("exit(3)", 3), ("import os; os._exit(7)", 7)])
def test_the_exit_status_is_that_of_the_process(run: RunCode, source: str, status: int) -> None:
    ran = run(source)

    assert (ran.end, ran.status) == (End.EXITED, status)


def test_code_runs_as_a_real_main_module(run: RunCode) -> None:
    source = """
import inspect, pickle, sys
class Thing: pass
print(__name__, type(pickle.loads(pickle.dumps(Thing()))).__name__, inspect.getsource(Thing).strip(), sys.argv)
"""
    assert run(source).output == "__main__ Thing class Thing: pass ['main.py']\n"


def test_public_datasets_are_there_to_read(run: RunCode) -> None:
    assert run("print(open('/datasets/public.txt').read())").output == "public\n"


def test_attached_files_lie_in_the_working_folder(run: RunCode) -> None:
    assert run("print(open('a.bin', 'rb').read())", files={"a.bin": b"\0\1"}).output == "b'\\x00\\x01'\n"


def test_wanted_files_are_collected(run: RunCode) -> None:
    ran = run("open('/evidence/a', 'w').write('x')\nopen('/evidence/b', 'w').write('y')", collect={"a": 1, "none": 1})

    assert ran.files == {"a": b"x"}


def test_two_runs_go_side_by_side_and_do_not_see_each_other(pool: Pool) -> None:
    """Neither ends before both have spoken, so they only end if they run at once."""
    source = """
import os, time
open(f"/tmp/mine-{time.monotonic_ns()}", "w")
print(len([name for name in os.listdir("/tmp") if name.startswith("mine-")]), flush=True)
time.sleep(9)
"""
    spoken: list[str] = []

    def run_until_both_have_spoken() -> None:
        pool.run(
            Request(source, limits=LIMITS),
            on_event=lambda _kind, data: spoken.append(data["text"]),
            is_cancelled=lambda: len(spoken) == 2,
        )

    threads = [threading.Thread(target=run_until_both_have_spoken) for _ in range(2)]
    for thread in threads:
        thread.start()
    wait_until(lambda: len(spoken) == 2, seconds=8)
    for thread in threads:
        thread.join()

    assert spoken == ["1\n", "1\n"]


def test_random_numbers_differ_between_runs_and_repeat_with_a_seed(run: RunCode) -> None:
    source = "import random; print(random.random())"

    assert run(source, seed=1).output == run(source, seed=1).output != run(source, seed=2).output


def test_a_dead_fork_server_is_our_error_and_is_started_again(datasets: Any) -> None:
    with Pool(slots=1, preload=(), datasets=datasets) as pool:
        (server,) = pool.servers

        def kill_server(_kind: str, _data: dict[str, Any]) -> None:
            os.kill(server.pid, signal.SIGKILL)

        with pytest.raises(SandboxError):
            pool.run(Request("print(1, flush=True)\nimport time\ntime.sleep(60)", limits=LIMITS), on_event=kill_server)
        assert pool.run(Request("print(2)", limits=LIMITS)).output == "2\n"
