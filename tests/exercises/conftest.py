"""A copy of the course that ships with the platform, for tests to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exercises import catalog

SHIPPED = catalog.ROOT / "dense-networks"


@pytest.fixture(scope="session")
def shipped() -> catalog.Course:
    return catalog.load(SHIPPED)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "dense-networks")
