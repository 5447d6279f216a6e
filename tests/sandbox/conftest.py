from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.sandbox.pool import Pool
from graders.sandbox.request import Ran, Request

RunCode = Callable[..., Ran]
LIMITS = Limits(wall_seconds=10, cpu_seconds=10, memory_mib=256, disk_mib=16, output_kib=256)


@pytest.fixture(scope="session")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("datasets")
    (folder / "public.txt").write_text("public")
    # The run's own uid must be able to read it.
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def pool(datasets: Path) -> Iterator[Pool]:
    """A fork server without TensorFlow: what it isolates does not depend on what was imported."""
    with Pool(slots=2, preload=(), datasets=datasets) as pool:
        yield pool


@pytest.fixture
def run(pool: Pool) -> RunCode:
    def run(source: str, **more: object) -> Ran:
        return pool.run(Request(source, **({"limits": LIMITS} | more)))  # type: ignore[arg-type]

    return run
