"""Read many damaged archives with the readers that run in the worker. A program: it limits its own memory.

python -m tests.graders.fuzz_readers keras 10000 1
"""

from __future__ import annotations

import dataclasses
import io
import json
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import MAX_PARAMETERS, extract_weights, read_model
from graders.evidence.npz_file import read_arrays
from tests.graders import mutations
from tests.graders.test_keras_file import INPUT, dense, functional, pack, sequential

MOST_BYTES = 512 << 20
WANTED = {"a": 12, "b": 5, "c": 4, "d": 1}
ARRAYS: dict[str, Any] = {
    "a": np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4),
    "b": np.arange(5),
    "c": np.eye(2, dtype=np.int8),
    "d": np.array(7, np.uint8),
}

Read = Callable[[bytes], None]
Damage = Callable[[random.Random], bytes]


def damaged_keras(draw: random.Random) -> bytes:
    layers = [INPUT | {}, dense(3, activation="relu"), dense(2)]
    graph = functional(*(layer | {} for layer in layers), feeds=[None, "a", "b"], output="c")
    settings = {"learning_rate": 0.001, "amsgrad": False, "clipnorm": None}
    compiled = {
        "loss": {"class_name": "CategoricalCrossentropy", "module": "keras.losses", "config": {"from_logits": True}},
        "optimizer": {"class_name": "Adam", "module": "keras.optimizers", "config": settings},
        "metrics": ["accuracy", {"class_name": "Accuracy", "module": "keras.metrics", "config": {}}],
    }
    plain = sequential(*layers, compile_config=compiled)
    models = [plain, graph, sequential(INPUT, sequential(INPUT, dense(4)), dense(2))]
    files = [pack(model, metadata_json=b"{}", model_weights_h5=bytes(300)) for model in models]
    if draw.random() < 0.3:
        return mutations.damage_bytes(draw.choice(files), draw, files)

    def damage(name: str, content: bytes) -> bytes:
        return mutations.damage_json(content, draw) if name == "config.json" else content

    return mutations.damage_zip(_members(draw.choice(files)), draw, damage)


def damaged_npz(draw: random.Random) -> bytes:
    buffer = io.BytesIO()
    (np.savez if draw.random() < 0.5 else np.savez_compressed)(buffer, **ARRAYS)
    data = buffer.getvalue()
    if draw.random() < 0.4:
        return mutations.damage_bytes(data, draw, [data])
    members = _members(data)
    return mutations.damage_zip(members, draw, lambda _name, content: _damage_array(content, draw, members))


def _damage_array(content: bytes, draw: random.Random, members: dict[str, bytes]) -> bytes:
    """Aim at the header: other words of the same kind, or bytes of it."""
    if draw.random() < 0.5:
        return mutations.damage_bytes(content, draw, list(members.values()))
    words = [
        (b"<f4", b"|O8"),
        (b"<f4", b">f4"),
        (b"<f4", b"<c8"),
        (b"<f4", b"<V4"),
        (b"<i8", b"<M8"),
        (b"False", b"True "),
    ]
    words += [
        (b"(3, 4)", b"(4, 3)"),
        (b"(3, 4)", b"(3,-4)"),
        (b"(3, 4)", b"(12,)"),
        (b"(5,)", b"(9**9,)"),
        (b"'", b'"'),
    ]
    words += [
        (b"'<f4'", b"[('a','<f4')]"),
        (b"(5,)", b"(" * 300),
        (b"(2, 2)", b"(2,2L)"),
        (b"()", b"(99999999999999,)"),
    ]
    old, new = draw.choice(words)
    return content.replace(old, new, 1)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_keras(data: bytes) -> None:
    """Whatever is read is small and agrees with what Python's own modules find in the file."""
    model = read_model(data)
    weights = extract_weights(data)
    units = [layer.units for layer in model.layers]
    assert (model.parameters or 0) <= MAX_PARAMETERS
    assert all(type(size) is int and 0 <= size <= 100_000 for size in units)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = json.dumps(json.loads(archive.read("config.json")))
        assert archive.read("model.weights.h5") == weights
    assert all(f'"units": {size}' in text for size in units if size)
    json.dumps([dataclasses.asdict(model), list(model.sized())], allow_nan=False, default=str).encode()
    compiled = model.compiled
    assert all(len(str(said)) <= 60 for said in (compiled.loss, compiled.optimizer, *compiled.metrics))
    assert all(type(value) in (bool, float, str) for value in (*compiled.options.values(), *compiled.settings.values()))


def read_npz(data: bytes) -> None:
    """Whatever is read is small, of plain numbers, and is what NumPy finds in the file."""
    arrays = read_arrays(data, WANTED)
    with np.load(io.BytesIO(data), allow_pickle=False) as there:
        assert set(there) == set(arrays)
        for name, array in arrays.items():
            assert (array.size <= WANTED[name], array.dtype.kind in "fiu", array.dtype.isnative) == (True, True, True)
            assert np.array_equal(array, there[name], equal_nan=array.dtype.kind == "f")


def fuzz(damage: Damage, read: Read, count: int, seed: int) -> dict[str, object]:
    """Return how the files were received. An exception other than ArtefactError ends the program."""
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for n in range(count):
        data = damage(random.Random(f"{seed} {n}"))
        start = time.monotonic()
        try:
            read(data)
            outcomes["read"] += 1
        except ArtefactError as error:
            outcomes["refused"] += 1
            json.dumps(error.reason, ensure_ascii=False).encode()
        slowest = max(slowest, time.monotonic() - start)
    # Not ru_maxrss: it remembers the process that this one was forked from.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) / 1024
    return {"outcomes": outcomes, "slowest": slowest, "peak_mib": peak}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    kinds: dict[str, tuple[Damage, Read]] = {"keras": (damaged_keras, read_keras), "npz": (damaged_npz, read_npz)}
    print(json.dumps(fuzz(*kinds[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3]))))
