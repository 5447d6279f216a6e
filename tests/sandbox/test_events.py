"""What a run tells of its error: cut, made visible, and never trusted to be what it says."""

import json
from typing import Any

from graders.sandbox.events import MAX_FRAMES_CHARACTERS, EventReader


def told(**data: Any) -> list[dict[str, Any]]:
    line = json.dumps({"type": "error", "data": data}).encode() + b"\n"
    return [event for _, event in EventReader().read(line)]


def test_the_librarys_calls_come_along_and_are_cut() -> None:
    (error,) = told(type="ValueError", message="no", line=3, source="f()", frames="x" * 9_000)

    assert error["frames"] == "x" * MAX_FRAMES_CHARACTERS
    assert (error["line"], error["source"]) == (3, "f()")


def test_a_long_error_of_signs_that_grow_in_json_is_still_told() -> None:
    (error,) = told(type="E", message="\x01" * 1000, frames="\x02" * 3000)

    assert error["message"].startswith("\\x01")


def test_colours_and_marks_of_direction_do_not_reach_the_page() -> None:
    (error,) = told(type="E", message="\x1b[1mred\x1b[0m", frames="\u202eabc", line=True)

    assert (error["message"], error["frames"], error["line"]) == ("red", "\\x202eabc", None)
