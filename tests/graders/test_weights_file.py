"""The reader of weights, in a sandbox as it is used: what an HDF5 file may hold, and everything that it may not."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import h5py
import numpy as np
import pytest

from graders.contract import Limits
from graders.environment import ROOT
from graders.measurement import FOLDER, NOT_FINITE
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request

pytestmark = pytest.mark.sandbox

LIMITS = Limits(wall_seconds=10, cpu_seconds=10, memory_mib=512)
LAYERS = [{"group": "layers/dense", "shapes": [[3, 2], [2]]}, {"group": "layers/dense_1", "shapes": [[2, 1]]}]
KERNEL, BIAS, LAST = np.arange(6, dtype="f4").reshape(3, 2), np.array([0.5, -1], "f4"), np.array([[1], [2]], "f4")
REFUSED = 3
SOURCE = """
import json, weights
layers = json.load(open("layers.json"))
try:
    arrays = weights.read("model.weights.h5", layers)
except weights.WeightsError as error:
    print(error)
    raise SystemExit(error.status)
print(json.dumps([array.tolist() for array in arrays]))
"""

Change = Callable[[h5py.File], object]


def plain(change: Change = lambda _file: None, **options: Any) -> bytes:
    """A weights file as Keras writes it, with an optimizer's state, then changed."""
    buffer = io.BytesIO()
    with h5py.File(buffer, "w", **options) as file:
        file["layers/dense/vars/0"], file["layers/dense/vars/1"] = KERNEL, BIAS
        file["layers/dense_1/vars/0"] = LAST
        file["layers/dropout/seed_generator/vars/0"] = np.zeros(2, "u4")
        file["optimizer/vars/0"] = 7
        file["layers/dense/vars"].attrs["name"] = "dense"
        change(file)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    datasets = tmp_path_factory.mktemp("datasets")
    datasets.chmod(0o755)
    with Pool(slots=1, preload=("numpy", "h5py"), datasets=datasets) as pool:
        yield pool


def read(pool: Pool, data: bytes, layers: Any = LAYERS, **more: Any) -> Ran:
    files = {"weights.py": (FOLDER / "weights.py").read_bytes(), "layers.json": json.dumps(layers).encode()}
    return pool.run(Request(SOURCE, limits=LIMITS, files=files | {"model.weights.h5": data} | more))


def test_arrays_are_read_in_the_order_of_the_layers(pool: Pool) -> None:
    ran = read(pool, plain())

    assert (ran.end, ran.status) == (End.EXITED, 0), ran.output
    assert json.loads(ran.output) == [KERNEL.tolist(), BIAS.tolist(), LAST.tolist()]


@pytest.mark.parametrize("libver", ["earliest", "latest"])
def test_every_version_of_the_format_is_read(pool: Pool, libver: str) -> None:
    assert read(pool, plain(libver=libver)).status == 0


def test_weights_of_64_bits_are_read_as_32(pool: Pool) -> None:
    ran = read(pool, plain(_put("layers/dense/vars/1", BIAS.astype("f8"))))

    assert json.loads(ran.output)[1] == BIAS.tolist()


def test_what_no_layer_asks_for_is_never_opened(pool: Pool) -> None:
    ran = read(pool, plain(lambda file: file.__setitem__("optimizer/evil", h5py.ExternalLink("/etc/passwd", "/"))))

    assert ran.status == 0


def _put(place: str, value: Any, **options: Any) -> Change:
    def put(file: h5py.File) -> None:
        del file[place]
        if options:
            file.create_dataset(place, data=value, **options)
        else:
            file[place] = value

    return put


def _virtual(file: h5py.File) -> None:
    layout = h5py.VirtualLayout((3, 2), "f4")
    layout[...] = h5py.VirtualSource(".", "layers/dense/vars/0", (3, 2))
    del file["layers/dense/vars/0"]
    file.create_virtual_dataset("layers/dense/vars/0", layout)


def _elsewhere(file: h5py.File) -> None:
    del file["layers/dense/vars/0"]
    file.create_dataset("layers/dense/vars/0", (3, 2), "f4", external=[("/etc/passwd", 0, 24)])


def _committed(file: h5py.File) -> None:
    file["type"] = np.dtype("f4")
    del file["layers/dense/vars/1"]
    file.create_dataset("layers/dense/vars/1", data=BIAS, dtype=file["type"])


def _circle(file: h5py.File) -> None:
    del file["layers/dense/vars"]
    file["layers/dense/vars"] = file["layers"]


def _circle_of_arrays(file: h5py.File) -> None:
    del file["layers/dense/vars/0"]
    file["layers/dense/vars/0"] = file["/"]


def _declared_only(file: h5py.File) -> None:
    del file["layers/dense/vars/0"]
    file.create_dataset("layers/dense/vars/0", (3, 2), "f4")


def _huge(file: h5py.File) -> None:
    del file["layers/dense/vars/0"]
    file.create_dataset("layers/dense/vars/0", (10_000_000, 2_000_000), "f4")


def _many(file: h5py.File) -> None:
    for n in range(1001):
        file.create_group(f"layers/more-{n}")


PLACE = "layers/dense/vars/0"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(b"PK\x03\x04" * 100, "damaged", id="not hdf5"),
        pytest.param(plain()[:-2000], "damaged", id="cut"),
        pytest.param(plain(_put(PLACE, h5py.SoftLink("/layers/dense/vars/1"))), "SoftLink", id="soft link"),
        pytest.param(plain(_put(PLACE, h5py.ExternalLink("/etc/passwd", "/"))), "ExternalLink", id="external link"),
        pytest.param(
            plain(_put("layers/dense", h5py.ExternalLink("other.h5", "layers/dense"))),
            "ExternalLink",
            id="external group",
        ),
        pytest.param(plain(_virtual), "in one piece", id="virtual dataset"),
        pytest.param(plain(_elsewhere), "in one piece", id="external storage"),
        pytest.param(plain(_committed), "another type", id="committed type"),
        pytest.param(plain(_put(PLACE, KERNEL, compression="gzip")), "in one piece", id="compressed"),
        pytest.param(plain(_put(PLACE, KERNEL, chunks=(1, 2))), "in one piece", id="chunked"),
        pytest.param(plain(_put(PLACE, KERNEL.astype("i4"))), "another type", id="whole numbers"),
        pytest.param(plain(_put(PLACE, KERNEL.astype("f2"))), "another type", id="16 bits"),
        pytest.param(plain(_put(PLACE, KERNEL.astype(">f4"))), "another type", id="other byte order"),
        pytest.param(plain(_put(PLACE, "text")), "another type", id="text"),
        pytest.param(plain(_put(PLACE, h5py.Empty("f4"))), "shape None", id="nothing"),
        pytest.param(plain(_put(PLACE, KERNEL.T)), "(2, 3); expected (3, 2)", id="other shape"),
        pytest.param(plain(_put(PLACE, np.zeros((0, 2), "f4"))), "(0, 2)", id="zero rows"),
        pytest.param(plain(_put(PLACE, KERNEL[..., None])), "(3, 2, 1)", id="more dimensions"),
        pytest.param(
            plain(lambda file: file.__setitem__("layers/dense/vars/2", BIAS)),
            "3 arrays; expected 2",
            id="an array more",
        ),
        pytest.param(
            plain(lambda file: file.__delitem__("layers/dense_1")), "NoneType; expected HardLink", id="a layer less"
        ),
        pytest.param(plain(_circle), "vars holds 3 arrays", id="circle of groups"),
        pytest.param(plain(_circle_of_arrays), "is Group; expected Dataset", id="circle in the place of an array"),
        pytest.param(
            plain(_put("layers/dense_1/vars", KERNEL)), "is Dataset; expected Group", id="array in the place of a group"
        ),
        pytest.param(plain(_declared_only), "0 bytes", id="declared but not there"),
        pytest.param(plain(_huge), "shape", id="72 tebibytes"),
        pytest.param(plain(_many), "1004 names", id="a thousand layers"),
    ],
)
def test_what_is_not_a_plain_weights_file_is_refused(pool: Pool, data: bytes, reason: str) -> None:
    ran = read(pool, data, **{"other.h5": plain()})

    assert (ran.end, ran.status) == (End.EXITED, REFUSED), ran.output
    assert reason in ran.output
    assert len(ran.output) < 300
    assert ran.peak_mib < 64


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_weights_that_are_not_finite_are_refused_by_a_name_of_their_own(pool: Pool, value: float) -> None:
    ran = read(pool, plain(_put("layers/dense/vars/1", np.array([0, value]))))

    assert (ran.end, ran.status) == (End.EXITED, NOT_FINITE), ran.output


def test_a_path_that_is_too_deep_is_not_followed(pool: Pool) -> None:
    layers = [{"group": "layers/sequential/" * 3 + "layers/dense", "shapes": [[3, 2]]}]

    ran = read(pool, plain(), layers)

    assert (ran.status, "deep" in ran.output) == (REFUSED, True)


def test_the_worker_loads_neither_hdf5_nor_keras() -> None:
    program = "import sys, graders.tasks, graders.grade; print({'h5py', 'keras', 'tensorflow'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
