import io
import math
import pickle
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from graders.evidence.archive import ArtefactError
from graders.evidence.npz_file import ITEM_BYTES, read_arrays

A = {"a": 6}
GOOD = np.arange(6, dtype=np.float32).reshape(2, 3)
DTYPES = [f"{order}{kind}{size}" for kind, sizes in ITEM_BYTES.items() for size in sizes for order in "<>"]


def saved(**values: Any) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **values)
    return buffer.getvalue()


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def npy(header: str | bytes, data: bytes, version: bytes = b"\x01\x00") -> bytes:
    text = header.encode("latin1") if isinstance(header, str) else header
    text += b" " * (-(10 + len(text) + 1) % 64) + b"\n"
    return b"\x93NUMPY" + version + struct.pack("<H", len(text)) + text + data


def header(descr: str = "'<f4'", shape: str = "(2, 3)", order: str = "False") -> str:
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"


@given(
    st.sampled_from(DTYPES).flatmap(lambda d: arrays.arrays(np.dtype(d), arrays.array_shapes(min_dims=0, min_side=0)))
)
def test_whatever_numpy_saves_of_plain_numbers_is_read_back(array: NDArray[Any]) -> None:
    read = read_arrays(saved(a=array), {"a": math.prod(max(side, 1) for side in array.shape)})["a"]

    assert np.array_equal(read, array, equal_nan=array.dtype.kind == "f")
    assert read.dtype == array.dtype.newbyteorder("=")
    assert (read.dtype.isnative, read.flags.c_contiguous, read.flags.owndata) == (True, True, True)


def test_an_array_that_is_not_there_is_left_out() -> None:
    assert read_arrays(saved(a=GOOD), A | {"b": 1}).keys() == {"a"}


def test_arrays_that_go_column_by_column_are_read_right() -> None:
    assert np.array_equal(read_arrays(saved(a=np.asfortranarray(GOOD)), A)["a"], GOOD)


def test_compressed_archives_are_read() -> None:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, a=GOOD)

    assert np.array_equal(read_arrays(buffer.getvalue(), A)["a"], GOOD)


def test_the_array_read_shares_nothing_with_the_file() -> None:
    array = read_arrays(saved(a=GOOD), A)["a"]
    array[0, 0] = 7

    assert read_arrays(saved(a=GOOD), A)["a"][0, 0] == 0


class Evil:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return exec, ("raise SystemExit('it ran')",)


ROW = GOOD.tobytes()
PICKLED = npy(header("'|O'", "()"), pickle.dumps(Evil()))
TWICE = packed({"a.npy": npy(header(), ROW), "b.npy": npy(header(), ROW)}).replace(b"b.npy", b"a.npy")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(npy(header(), ROW), "damaged", id="npy without an archive"),
        pytest.param(saved(a=GOOD, b=GOOD), "b.npy", id="an array more"),
        pytest.param(saved(b=GOOD), "b.npy", id="another name"),
        pytest.param(TWICE, "twice", id="the same name twice"),
        pytest.param(packed({"../a.npy": npy(header(), ROW)}), "../a.npy", id="a path"),
        pytest.param(saved(a=GOOD > 2), "a is no array", id="truth values"),
        pytest.param(saved(a=GOOD.astype("c8")), "a is no array", id="complex numbers"),
        pytest.param(saved(a=GOOD.astype("g")), "a is no array", id="numbers of 16 bytes"),
        pytest.param(saved(a=GOOD.astype("S4")), "a is no array", id="text"),
        pytest.param(saved(a=GOOD.astype(object)), "a is no array", id="objects"),
        pytest.param(saved(a=np.zeros((2, 3), [("x", "f4")])), "a is no array", id="records"),
        pytest.param(packed({"a.npy": PICKLED}), "a is no array", id="a pickle"),
        pytest.param(saved(a=np.zeros(1000)), "8128 bytes; at most", id="too many numbers"),
        pytest.param(saved(a=np.zeros(7)), r"\(7,\); at most 6 numbers", id="a number too many"),
        pytest.param(saved(a=np.zeros((1,) * 9)), "shape", id="nine dimensions"),
        pytest.param(packed({"a.npy": npy(header(shape="(10000000000000, 2)"), ROW)}), "shape", id="72 tebibytes"),
        pytest.param(packed({"a.npy": npy(header(shape="(0, 10000000000000)"), b"")}), "shape", id="0 rows of 72 TiB"),
        pytest.param(packed({"a.npy": npy(header(shape="(2, -3)"), ROW)}), "a is no", id="negative size"),
        pytest.param(packed({"a.npy": npy(header(shape="(2, True)"), ROW)}), "a is no", id="bool size"),
        pytest.param(packed({"a.npy": npy(header(shape="(2, 3L)"), ROW)}), "a is no", id="header of Python 2"),
        pytest.param(packed({"a.npy": npy(header(shape="(" * 300), ROW)}), "a is no", id="nested header"),
        pytest.param(packed({"a.npy": npy(header("'<f3'"), ROW)}), "a is no", id="numbers of 3 bytes"),
        pytest.param(packed({"a.npy": npy("[" + header() + "]", ROW)}), "a is no", id="header in a list"),
        pytest.param(packed({"a.npy": npy(header() + " " * 2000, ROW)}), "a is no|holds", id="long header"),
        pytest.param(packed({"a.npy": npy(header(), ROW, b"\x03\x00")}), "a is no", id="another version"),
        pytest.param(packed({"a.npy": npy(header(), ROW[:-1])}), "23 bytes of numbers; expected 24", id="a byte less"),
        pytest.param(packed({"a.npy": npy(header(), ROW + b"\0")}), "25 bytes of numbers", id="a byte more"),
        pytest.param(packed({"a.npy": b"\x93NUMPY\x01\x00\xff\xff"}), "a is no", id="header longer than the file"),
    ],
)
def test_what_is_not_the_wanted_array_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ArtefactError, match=reason) as caught:
        read_arrays(data, A)

    assert caught.value.reason.keys() == {"ru", "en"}


def with_size(data: bytes, size: int) -> bytes:
    """The archive with the size of its only member, in the directory and before the member, written anew."""
    changed = bytearray(data)
    for at in (22, data.rindex(b"PK\x01\x02") + 24):
        changed[at : at + 4] = size.to_bytes(4, "little")
    return bytes(changed)


BOMB = packed({"a.npy": npy(header(shape="(1000, 1000)"), bytes(200 << 20))}, zipfile.ZIP_DEFLATED)
LIAR = with_size(BOMB, 4_000_128)
CROWD = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, 46 << 20, 0, 0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BOMB, id="64 MiB of zeros"),
        pytest.param(LIAR, id="64 MiB that say they are 4 MB"),
        pytest.param(packed({"a.npy": npy(header(), ROW)}) + b"tail", id="a tail"),
        pytest.param(b"head" + packed({"a.npy": npy(header(), ROW)}), id="a head"),
        pytest.param(bytes(46 << 20) + CROWD, id="65 535 members"),
    ],
)
def test_an_archive_that_lies_about_its_size_costs_nothing(data: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(ArtefactError):
            read_arrays(data, {"a": 1_000_000})
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


def test_a_million_members_are_refused_by_their_number() -> None:
    """Python's own reader would make a million objects first."""
    entry = b"PK\x01\x02" + bytes(42)
    data = entry * 1_000_000 + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 0x4240, 0x4240, 46_000_000, 0, 0)

    with pytest.raises(ArtefactError, match="at most 16"):
        read_arrays(data, A)


def test_members_that_share_bytes_are_refused() -> None:
    """Two names for one place: what is checked under one name would be read under another."""
    data = packed({"a.npy": npy(header(), ROW), "b.npy": npy(header(), ROW)})
    second = data.rindex(b"PK\x01\x02")
    shared = bytearray(data)
    shared[second + 42 : second + 46] = bytes(4)

    with pytest.raises(ArtefactError, match="damaged"):
        read_arrays(bytes(shared), A | {"b": A["a"]})


def test_numbers_that_pack_too_well_are_refused_before_they_are_unpacked() -> None:
    data = packed({"a.npy": npy(header(shape="(1000, 1000)"), bytes(4_000_000))}, zipfile.ZIP_DEFLATED)

    with pytest.raises(ArtefactError, match="are said to become 4000128"):
        read_arrays(data, {"a": 1_000_000})


@pytest.mark.parametrize("at", [12, 16])
def test_a_directory_that_is_not_where_its_end_says_is_refused(at: int) -> None:
    data = bytearray(packed({"a.npy": npy(header(), ROW)}))
    data[len(data) - 22 + at] ^= 1

    with pytest.raises(ArtefactError, match="damaged"):
        read_arrays(bytes(data), A)


def test_bytes_that_no_entry_names_are_refused() -> None:
    data = packed({"a.npy": npy(header(), ROW)})
    directory = data.index(b"PK\x01\x02")
    hidden = bytearray(data[:directory] + b"hidden" + data[directory:])
    hidden[-6:-2] = (directory + 6).to_bytes(4, "little")

    with pytest.raises(ArtefactError, match="damaged"):
        read_arrays(bytes(hidden), A)


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed({"a.npy": npy(header(), ROW)}))
    for at in (6, bytes(data).rindex(b"PK\x01\x02") + 8):
        data[at] |= 1

    with pytest.raises(ArtefactError, match="damaged"):
        read_arrays(bytes(data), A)


def test_nothing_is_written_or_warned(recwarn: pytest.WarningsRecorder, tmp_path: Path) -> None:
    for shape in ("(2, 3L)", r"('\q', 3)", "(2, 3) is 1"):
        with pytest.raises(ArtefactError):
            read_arrays(packed({"a.npy": npy(header(shape=shape), ROW)}), A)

    assert (len(recwarn), list(tmp_path.iterdir())) == (0, [])
