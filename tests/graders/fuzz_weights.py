"""Read many damaged weights files. Sent into a sandbox as source, beside ``weights.py`` and ``mutations.py``.

Children read; this process only counts, so that a crash or a hang of the HDF5 library costs one file. What comes of it
is left as JSON in /evidence.
"""

import json
import os
import random
import resource
import select
import signal
import time
from collections import Counter
from pathlib import Path

import h5py
import mutations  # type: ignore[import-not-found]
import numpy as np
import weights  # type: ignore[import-not-found]

SECONDS = 5.0
WORK = json.loads(Path("work.json").read_bytes())
BASES = [Path(f"base-{n}.h5").read_bytes() for n in range(len(WORK["layers"]))]


def read_one(n: int) -> str:
    """Return how the n-th damaged file was received; anything but a refusal or its true values is an error."""
    draw = random.Random(f"{WORK['seed']} {n}")
    base = draw.randrange(len(BASES))
    Path("mutant.h5").write_bytes(mutations.damage_hdf5(BASES[base], draw, BASES))
    layers = WORK["layers"][base]
    try:
        arrays = weights.read("mutant.h5", layers)
    except weights.WeightsError as error:
        return type(error).__name__
    expected = [(f"{layer['group']}/vars/{i}", tuple(s)) for layer in layers for i, s in enumerate(layer["shapes"])]
    with h5py.File("mutant.h5", "r") as file:
        for array, (place, shape) in zip(arrays, expected, strict=True):
            there = np.asarray(file[place][()], np.float32)
            if array.shape != shape or not np.isfinite(array).all() or not np.array_equal(array, there):
                return "Wrong"
    return "read"


def read_from(first: int, writer: int) -> None:
    """In a child: read files until all are read, and say after each how it went."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + (384 << 20),) * 2)
    for n in range(first, WORK["count"]):
        start = time.monotonic()
        try:
            outcome = read_one(n)
        except BaseException as error:  # noqa: BLE001 (what must not come out is what is looked for)
            outcome = f"raised {type(error).__name__}"
        os.write(writer, f"{outcome} {time.monotonic() - start:.4f}\n".encode())


def count(first: int, outcomes: Counter[str]) -> tuple[int, float]:
    """Let one child read from the first file on; return the first that was not read, and the longest time."""
    reader, writer = os.pipe()
    if (pid := os.fork()) == 0:
        read_from(first, writer)
        os._exit(0)
    os.close(writer)
    slowest, n = 0.0, first
    with os.fdopen(reader, "rb", buffering=0) as told:
        while n < WORK["count"]:
            if not select.select([told], [], [], SECONDS)[0]:
                os.kill(pid, signal.SIGKILL)
                outcomes[f"hung at {n}"] += 1
                n += 1
                break
            if not (lines := told.read(65536)):
                outcomes[f"crashed at {n}"] += 1
                n += 1
                break
            for line in lines.decode().splitlines():
                outcome, _, seconds = line.rpartition(" ")
                outcomes[outcome] += 1
                slowest, n = max(slowest, float(seconds)), n + 1
    os.waitpid(pid, 0)
    return n, slowest


outcomes: Counter[str] = Counter()
at, slowest = 0, 0.0
while at < WORK["count"]:
    at, longest = count(at, outcomes)
    slowest = max(slowest, longest)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
Path("/evidence/summary.json").write_text(json.dumps({"outcomes": outcomes, "slowest": slowest, "peak_mib": peak}))
