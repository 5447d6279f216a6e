"""Code that goes on where other code ended: the same names, nothing shown of what came before."""

from __future__ import annotations

import pytest

from graders.sandbox.request import End
from tests.sandbox.conftest import RunCode

pytestmark = pytest.mark.sandbox


def test_the_names_of_what_came_before_are_there(run: RunCode) -> None:
    ran = run("print(x + y)", before=("x = 1", "y = x + 1"))

    assert ran.output == "3\n"


def test_nothing_is_shown_of_what_came_before(run: RunCode) -> None:
    ran = run("print('here')", before=("import sys\nprint('out')\nprint('err', file=sys.stderr)\n42",))

    assert ran.output == "here\n"


def test_with_a_mark_all_is_shown_and_told_apart(run: RunCode) -> None:
    ran = run("print('c')", before=("print('a')\n1 + 1", "print('b', end='')"), mark="<mark>")

    assert ran.output == "a\n2\n<mark>\nb<mark>\nc\n"


def test_an_error_is_told_at_the_line_of_the_code_itself(run: RunCode) -> None:
    ran = run("x = 0\nhalve(x)", before=("def halve(x):\n    return 1 / x",))

    assert ran.error is not None
    assert (ran.error["type"], ran.error["line"], ran.error["source"]) == ("ZeroDivisionError", 2, "halve(x)")
    assert 'File "block-1.py", line 2, in halve\n    return 1 / x' in ran.output


def test_an_error_in_what_came_before_is_shown_and_ends_the_run(run: RunCode) -> None:
    ran = run("print('never')", before=("x = 1", "y = 2\nx / 0"))

    assert (ran.end, ran.status) == (End.EXITED, 1)
    assert ran.error is not None
    assert ran.error["line"] is None
    assert 'File "block-2.py", line 2' in ran.output
    assert ran.output.endswith("ZeroDivisionError: division by zero\n")


def test_a_syntax_error_in_what_came_before_names_its_block(run: RunCode) -> None:
    ran = run("print('never')", before=("x = (",))

    assert ran.error is not None
    assert ran.error["line"] is None
    assert 'File "block-1.py", line 1' in ran.output
