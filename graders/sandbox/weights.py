"""Read the weights of known layers from an HDF5 file that may mean harm. Runs in the measuring sandbox only.

This file is sent as source, beside ``measure.py``; the worker never imports it. HDF5 can point at other files,
compress, compute and refer in circles. Nothing is followed that a plain weights file does not have: from the root to
each array lead hard links whose names are known beforehand, and whatever else the file holds is never opened.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from h5py import h5d, h5t
from numpy.typing import NDArray

MAX_LINKS = 1000
"""How many names a group on the way may hold."""
MAX_DEPTH = 8
FLOATS = (h5t.IEEE_F32LE, h5t.IEEE_F64LE)

Weights = NDArray[np.float32]


class WeightsError(ValueError):
    """The file is not what Keras writes for these layers; the message says where, what is there and what is expected.

    ``status`` is the exit status by which the measuring run says so.
    """

    status = 3


class NotFiniteError(WeightsError):
    """The weights hold NaN or infinity."""

    status = 4


def read(path: str, layers: Sequence[Mapping[str, Any]]) -> list[Weights]:
    """Return the arrays of the layers in order: of each layer its kernel and then its bias.

    Args:
        path: of an HDF5 file.
        layers: mappings of ``group``, such as ``layers/dense_1``, and ``shapes``, the shapes of the arrays in it; a
            layer without any is not looked for.

    Raises:
        WeightsError: anything on the way differs. Nothing is allocated for an array before its size is known to be that
            of its shape and to lie within the file.
    """
    try:
        size = Path(path).stat().st_size
        with h5py.File(path, "r") as file:
            return [array for layer in layers for array in _read_layer(file, layer["group"], layer["shapes"], size)]
    except WeightsError:
        raise
    except Exception as error:
        # A damaged file makes h5py raise nearly anything.
        raise WeightsError(f"the file is damaged: {type(error).__name__}") from error


def _read_layer(file: h5py.File, group: str, shapes: Sequence[Sequence[int]], size: int) -> Iterator[Weights]:
    place = f"{group}/vars"
    if shapes and (count := len(_follow(file, place, h5py.Group))) != len(shapes):
        raise WeightsError(f"{place} holds {count} arrays; expected {len(shapes)}")
    for number, shape in enumerate(shapes):
        dataset = _follow(file, f"{place}/{number}", h5py.Dataset)
        yield _read_array(dataset, f"{place}/{number}", tuple(shape), size)


def _follow(file: h5py.File, path: str, kind: type) -> Any:
    """Return the object of this kind that hard links lead to, over groups, from the root."""
    *groups, last = path.split("/")
    if len(groups) >= MAX_DEPTH:
        raise WeightsError(f"{path} lies {len(groups) + 1} deep; expected at most {MAX_DEPTH}")
    found = file
    for name in groups:
        found = _step(found, name, path, h5py.Group)
    return _step(found, last, path, kind)


def _step(group: Any, name: str, path: str, kind: type) -> Any:
    if len(group) > MAX_LINKS:
        raise WeightsError(f"a group on the way to {path} holds {len(group)} names; expected at most {MAX_LINKS}")
    link = group.get(name, getlink=True)
    if type(link) is not h5py.HardLink:
        raise WeightsError(f"{name} in {path} is {type(link).__name__}; expected HardLink")
    found = group[name]
    if type(found) is not kind:
        raise WeightsError(f"{name} in {path} is {type(found).__name__}; expected {kind.__name__}")
    return found


def _read_array(dataset: h5py.Dataset, place: str, shape: tuple[int, ...], size: int) -> Weights:
    number = dataset.id.get_type()
    if number.committed() or not any(number.equal(known) for known in FLOATS):
        raise WeightsError(f"{place} holds numbers of another type; expected float32 or float64")
    if dataset.shape != shape:
        raise WeightsError(f"{place} has the shape {dataset.shape}; expected {shape}")
    layout = dataset.id.get_create_plist()
    if layout.get_layout() != h5d.CONTIGUOUS or layout.get_nfilters() or layout.get_external_count():
        raise WeightsError(f"{place} is compressed, virtual or elsewhere; expected numbers in one piece")
    there, expected, offset = (
        dataset.id.get_storage_size(),
        math.prod(shape) * number.get_size(),
        dataset.id.get_offset(),
    )
    if there != expected or offset is None or offset + expected > size:
        raise WeightsError(f"{place} has {there} bytes from byte {offset} on; expected {expected} within the file")
    array = np.asarray(dataset[()], np.float32)
    if not np.isfinite(array).all():
        raise NotFiniteError(f"{place} holds NaN or infinity")
    return array
