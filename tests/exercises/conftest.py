"""A copy of the course that ships with the platform, for tests to spoil."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from exercises import catalog

SHIPPED = catalog.ROOT / "dense-networks"
KEPT = {
    *("forward", "steps", "mae", "in-numpy", "choose-loss", "output-activation"),
    *("dense-layer", "two-layers", "first-network", "properties", "facts"),
}
"""Of its exercises those that tests spoil. The others would only be read again, and again."""


@pytest.fixture(scope="session")
def shipped() -> catalog.Course:
    return catalog.load(SHIPPED)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    course = tmp_path / "dense-networks"
    lessons = [path.parent for path in SHIPPED.glob("*/lesson.yaml")]
    exercises = {path.parent.name for lesson in lessons for path in lesson.glob("*/exercise.yaml")}
    in_quizzes = {path.parent.name for path in SHIPPED.glob("*/*/exercise.yaml")} - exercises
    assert not in_quizzes & KEPT
    shutil.copytree(SHIPPED, course, ignore=lambda _, names: exercises.intersection(names) - KEPT)
    for file in (*course.glob("*/lesson.yaml"), *course.glob("*/text.*.md")):
        kept = [line for line in file.read_text("utf-8").splitlines(keepends=True) if _is_of_what_is_kept(line)]
        file.write_text("".join(kept), "utf-8")
    return course


def _is_of_what_is_kept(line: str) -> bool:
    placed = re.match(r"(?:  - |::exercise )([a-z0-9-]+)$", line)
    return placed is None or placed[1] in KEPT
