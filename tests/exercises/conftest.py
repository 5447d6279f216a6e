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
    lessons = {path.parent.name for path in SHIPPED.glob("*/lesson.yaml")}

    def spare(folder: str, names: list[str]) -> set[str]:
        in_lesson = Path(folder).name in lessons
        return {name for name in names if in_lesson and (Path(folder) / name / "exercise.yaml").is_file()} - KEPT

    shutil.copytree(SHIPPED, course, ignore=spare)
    for file in (*course.glob("*/lesson.yaml"), *course.glob("*/text.*.md")):
        kept = [line for line in file.read_text("utf-8").splitlines(keepends=True) if _is_of_what_is_kept(line)]
        file.write_text("".join(kept), "utf-8")
    return course


def _is_of_what_is_kept(line: str) -> bool:
    placed = re.match(r"(?:  - |::exercise )([a-z0-9-]+)$", line)
    return placed is None or placed[1] in KEPT
