"""Read arrays from the bytes of an ``.npz`` file, believing nothing in it.

``np.load`` can be asked for 72 TiB by a header of a hundred bytes, and unpickles what calls itself an object array.
Here the exercise says which arrays there are and of which shape. Directory, header and sizes have to agree with that
before any array is made.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from graders.evidence.archive import ArtefactError, open_archive, read_member, shown

Kind = Literal["f", "i", "u", "b"]

ITEM_BYTES: Mapping[str, tuple[int, ...]] = {"f": (2, 4, 8), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "b": (1,)}
"""Sizes of one number that every machine has."""
MAX_HEADER_BYTES = 1024
MAGIC = b"\x93NUMPY\x01\x00"
"""Version 1.0, in which NumPy writes every array of plain numbers."""
DIMENSION = rb"(?:0|[1-9]\d{0,17})"
HEADER = re.compile(
    rb"\{'descr': '[<>|][fiub]\d', 'fortran_order': (?:False|True), 'shape': "
    rb"\((?:" + DIMENSION + rb",|" + DIMENSION + rb"(?:, " + DIMENSION + rb")+)?\), \} *\n"
)
"""What NumPy itself writes. NumPy's reader takes any Python literal and mends what it cannot parse."""


@dataclass(frozen=True)
class ArraySpec:
    """What an array must be: the kind of its numbers as in ``np.dtype.kind``, and its exact shape."""

    kind: Kind
    shape: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many numbers it holds."""
        return math.prod(self.shape)


def read_arrays(data: bytes, wanted: Mapping[str, ArraySpec]) -> dict[str, NDArray[Any]]:
    """Return the wanted arrays, each a copy in native byte order and C order, of finite numbers.

    Args:
        data: the bytes of an ``.npz`` file, already limited in size.
        wanted: name -> what that array must be. The file has to hold these arrays and no other.

    Raises:
        ArtefactError: anything differs; the reason says in which array, what was received and what was expected.
    """
    most = {f"{name}.npy": MAX_HEADER_BYTES + spec.count * ITEM_BYTES[spec.kind][-1] for name, spec in wanted.items()}
    members = open_archive(data, most)
    if missing := sorted(most.keys() - members.keys()):
        raise ArtefactError(f"в архиве нет {missing[0]}", f"the archive has no {missing[0]}")
    return {name: _read_array(name, read_member(members[f"{name}.npy"]), spec) for name, spec in wanted.items()}


def _read_array(name: str, content: bytes, spec: ArraySpec) -> NDArray[Any]:
    dtype, is_fortran, start = _read_header(name, content, spec)
    if len(content) != start + spec.count * dtype.itemsize:
        bytes_there, expected = len(content) - start, spec.count * dtype.itemsize
        raise ArtefactError(
            f"в массиве {name} {bytes_there} байт чисел, а нужно {expected}",
            f"the array {name} has {bytes_there} bytes of numbers; expected {expected}",
        )
    flat = np.frombuffer(content, dtype, spec.count, start)
    if spec.kind == "b" and (flat.view(np.uint8) > 1).any():
        raise ArtefactError(
            f"в массиве {name} не только False и True", f"the array {name} holds more than False and True"
        )
    if spec.kind == "f" and not np.isfinite(flat).all():
        raise ArtefactError(f"в массиве {name} есть NaN или бесконечность", f"the array {name} holds NaN or infinity")
    shaped = flat.reshape(spec.shape, order="F" if is_fortran else "C")
    return np.array(shaped, dtype.newbyteorder("="), order="C")


def _read_header(name: str, content: bytes, spec: ArraySpec) -> tuple[np.dtype[Any], bool, int]:
    """Return the type of the numbers, whether they go column by column, and where they start."""
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
    if dtype.kind != spec.kind or dtype.itemsize not in ITEM_BYTES[spec.kind]:
        raise ArtefactError(
            f"в массиве {name} числа типа {shown(dtype.str)}, а нужны {spec.kind}",
            f"the array {name} holds numbers of type {shown(dtype.str)}; expected kind {spec.kind}",
        )
    if shape != spec.shape:
        raise ArtefactError(
            f"форма массива {name} {shown(str(shape))}, а нужна {spec.shape}",
            f"the array {name} has the shape {shown(str(shape))}; expected {spec.shape}",
        )
    return dtype, is_fortran, start


def _unreadable(name: str) -> ArtefactError:
    return ArtefactError(
        f"{name} не массив чисел в том виде, в каком его пишет NumPy",
        f"{name} is no array of numbers as NumPy writes it",
    )
