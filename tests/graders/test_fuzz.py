"""Ten thousand damaged files for each reader: never a crash, never much memory, never long, and never a wrong value."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graders.contract import Limits
from graders.measurement import FOLDER
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Request
from tests.graders.test_weights_file import LAYERS, plain

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
FILES = 10_000
SEED = int(os.environ.get("FUZZ_SEED", "1"))
"""Another seed is another ten thousand files."""
MOST_SECONDS = 5.0
MOST_MIB = 512


def assert_harmless(told: dict[str, Any], expected: set[str]) -> None:
    outcomes = told["outcomes"]
    assert outcomes.keys() <= expected, told
    assert sum(outcomes.values()) == FILES
    # Damage that every reader refuses at once, or never notices, would test nothing.
    assert outcomes["read"] > FILES // 100, told
    assert outcomes["read"] < FILES * 9 // 10, told
    assert (told["slowest"] < MOST_SECONDS, told["peak_mib"] < MOST_MIB) == (True, True), told


@pytest.mark.parametrize("kind", ["keras", "npz"])
def test_no_damaged_archive_harms_its_reader(kind: str) -> None:
    program = [sys.executable, "-m", "tests.graders.fuzz_readers", kind, str(FILES), str(SEED)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert_harmless(json.loads(done.stdout), {"read", "refused"})


@pytest.mark.sandbox
def test_no_damaged_weights_file_harms_its_reader(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    here = Path(__file__).parent
    # The newest format is laid out in other blocks than the oldest.
    bases = [plain(), plain(libver="latest"), plain(libver=("v108", "v110"))]
    files = {f"base-{n}.h5": base for n, base in enumerate(bases)} | {
        "weights.py": (FOLDER / "weights.py").read_bytes(),
        "mutations.py": (here / "mutations.py").read_bytes(),
        "work.json": json.dumps({"seed": SEED, "count": FILES, "layers": [LAYERS] * len(bases)}).encode(),
    }
    limits = Limits(wall_seconds=120, cpu_seconds=120, memory_mib=MOST_MIB)
    source = (here / "fuzz_weights.py").read_text()
    with Pool(slots=1, preload=("numpy", "h5py"), datasets=tmp_path) as pool:
        ran = pool.run(Request(source, limits=limits, files=files, collect={"summary.json": 1 << 16}))

    assert (ran.end, ran.status) == (End.EXITED, 0), ran.output
    told = json.loads(ran.files["summary.json"])
    assert_harmless(told, {"read", "WeightsError", "NotFiniteError"})
    assert ran.peak_mib < MOST_MIB
