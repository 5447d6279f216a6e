"""Read arrays from the bytes of an ``.npz`` file, believing nothing in it.

``np.load`` can be asked for 72 TiB by a header of a hundred bytes, and unpickles what calls itself an object array.
Here the exercise says which arrays there may be and how many numbers each may hold. Directory, header and sizes have to
agree before any array is made.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from graders.evidence.archive import ArtefactError, open_archive, read_member, shown

ITEM_BYTES: Mapping[str, tuple[int, ...]] = {"f": (2, 4, 8), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8)}
"""Sizes of one number that every machine has, by the kind of number as in ``np.dtype.kind``."""
MAX_ITEM_BYTES = 8
MAX_DIMENSIONS = 8
MAX_HEADER_BYTES = 1024
MAGIC = b"\x93NUMPY\x01\x00"
"""Version 1.0, in which NumPy writes every array of plain numbers."""
DIMENSION = rb"(?:0|[1-9]\d{0,17})"
HEADER = re.compile(
    rb"\{'descr': '[<>|][fiu]\d', 'fortran_order': (?:False|True), 'shape': "
    rb"\((?:" + DIMENSION + rb",|" + DIMENSION + rb"(?:, " + DIMENSION + rb")+)?\), \} *\n"
)
"""What NumPy itself writes. NumPy's reader takes any Python literal and mends what it cannot parse."""


def read_arrays(data: bytes, most: Mapping[str, int]) -> dict[str, NDArray[Any]]:
    """Return the arrays that are there, each a copy in native byte order and C order.

    Their types, shapes and numbers are for the caller to judge: NaN and infinity are read as they stand.

    Args:
        data: the bytes of an ``.npz`` file, already limited in size.
        most: name -> the most numbers that array may hold. The file may lack some of these, and holds no other.

    Raises:
        ArtefactError: it is no such file; the reason says in which array, what was received and what was expected.
    """
    sizes = {f"{name}.npy": MAX_HEADER_BYTES + MAX_ITEM_BYTES * count for name, count in most.items()}
    members = {file.removesuffix(".npy"): member for file, member in open_archive(data, sizes).items()}
    return {name: _read_array(name, read_member(member), most[name]) for name, member in members.items()}


def _read_array(name: str, content: bytes, most: int) -> NDArray[Any]:
    dtype, shape, is_fortran, start = _read_header(name, content, most)
    count = math.prod(shape)
    if len(content) != start + count * dtype.itemsize:
        bytes_there, expected = len(content) - start, count * dtype.itemsize
        raise ArtefactError(
            f"в массиве {name} {bytes_there} байт чисел, а нужно {expected}",
            f"the array {name} has {bytes_there} bytes of numbers; expected {expected}",
        )
    flat = np.frombuffer(content, dtype, count, start)
    return np.array(flat.reshape(shape, order="F" if is_fortran else "C"), dtype.newbyteorder("="), order="C")


def _read_header(name: str, content: bytes, most: int) -> tuple[np.dtype[Any], tuple[int, ...], bool, int]:
    """Return the type of the numbers, the shape, whether they go column by column, and where they start."""
    length = int.from_bytes(content[len(MAGIC) : len(MAGIC) + 2], "little")
    start = len(MAGIC) + 2 + length
    if not content.startswith(MAGIC) or start > min(len(content), MAX_HEADER_BYTES):
        raise _unreadable(name)
    if not HEADER.fullmatch(content, len(MAGIC) + 2, start):
        raise _unreadable(name)
    try:
        shape, is_fortran, dtype = npy.read_array_header_1_0(
            io.BytesIO(content[len(MAGIC) : start]), max_header_size=MAX_HEADER_BYTES
        )
    except ValueError as error:
        raise _unreadable(name) from error
    if dtype.kind not in ITEM_BYTES or dtype.itemsize not in ITEM_BYTES[dtype.kind]:
        raise _unreadable(name)
    # Of an array without numbers NumPy multiplies the other sizes all the same.
    if len(shape) > MAX_DIMENSIONS or math.prod(max(size, 1) for size in shape) > max(most, 1):
        raise ArtefactError(
            f"форма массива {name} {shown(str(shape))}, а чисел может быть не больше {most}",
            f"the array {name} has the shape {shown(str(shape))}; at most {most} numbers are expected",
        )
    return dtype, shape, is_fortran, start


def _unreadable(name: str) -> ArtefactError:
    return ArtefactError(
        f"{name} не массив чисел в том виде, в каком его пишет NumPy",
        f"{name} is no array of numbers as NumPy writes it",
    )
