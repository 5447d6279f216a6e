"""Datasets: what students see of them, and the hidden images that their models are measured on.

MNIST's test labels are public, so the hidden set is its test images moved by small random shifts and rotations, drawn
from a secret that each site makes for itself. Labels stay here and in the worker; no sandbox sees them.
"""

from __future__ import annotations

import functools
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Images = NDArray[np.uint8]

SHA256 = {
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
}
IDX_HEADER_BYTES = {3: 16, 1: 8}
MAX_SHIFT_PIXELS = 0.5
MAX_ROTATION_DEGREES = 4.0


class DatasetError(RuntimeError):
    """A dataset is missing or damaged; the message says which file, what was found and what to do."""


@dataclass(frozen=True)
class Hidden:
    """Images and labels that no student's code sees: (n, 28, 28) uint8 brightness 0..255, and (n,) uint8 classes."""

    inputs: Images
    labels: NDArray[np.uint8]

    @functools.cached_property
    def digest(self) -> str:
        """Short hash of images and labels, by which a grade names the set that it was measured on."""
        return hashlib.sha256(self.inputs.tobytes() + self.labels.tobytes()).hexdigest()[:12]


def install_mnist(source: Path, var: Path) -> None:
    """Write the public ``mnist.npz`` and, unless there is one, this site's hidden set.

    Args:
        source: folder of the four original idx files.
        var: the site's folder for everything that is written.

    Raises:
        DatasetError: a file is missing or its checksum differs.
    """
    public = var / "datasets" / "keras"
    public.mkdir(parents=True, exist_ok=True)
    images, labels = _read_idx(source, "train-images-idx3-ubyte"), _read_idx(source, "train-labels-idx1-ubyte")
    test_images, test_labels = _read_idx(source, "t10k-images-idx3-ubyte"), _read_idx(source, "t10k-labels-idx1-ubyte")
    unfinished = public / "mnist.npz.part.npz"
    # Not compressed: it is read at the start of every training.
    np.savez(unfinished, x_train=images, y_train=labels, x_test=test_images, y_test=test_labels)
    unfinished.chmod(0o644)
    unfinished.rename(public / "mnist.npz")
    _make_hidden(Hidden(test_images, test_labels), var)


def load_test(var: Path) -> Hidden:
    """Return MNIST's own test images and labels, from which hidden sets are drawn."""
    path = var / "datasets" / "keras" / "mnist.npz"
    if not path.exists():
        raise DatasetError(f"{path} is missing; script/setup fetches it")
    with np.load(path) as arrays:
        return Hidden(arrays["x_test"], arrays["y_test"])


@functools.lru_cache(maxsize=4)
def load_hidden(name: str, var: Path) -> Hidden:
    """Return a hidden set by name, such as ``mnist-moved``."""
    path = var / "datasets" / "hidden" / f"{name}.npz"
    if not path.exists():
        raise DatasetError(f"{path} is missing; script/setup makes it")
    with np.load(path) as arrays:
        return Hidden(arrays["inputs"], arrays["labels"])


def draw_moved(images: Images, seed: int) -> Images:
    """Return the images, each moved by its own small shift and rotation.

    Args:
        images: (n, 28, 28) uint8.
        seed: the same seed gives the same images.
    """
    generator = np.random.default_rng(seed)
    count, size = len(images), images.shape[1]
    angle = np.deg2rad(generator.uniform(-MAX_ROTATION_DEGREES, MAX_ROTATION_DEGREES, (count, 1, 1)))
    down, right = generator.uniform(-MAX_SHIFT_PIXELS, MAX_SHIFT_PIXELS, (2, count, 1, 1))
    centre = (size - 1) / 2
    y, x = np.mgrid[:size, :size] - centre
    from_y = np.cos(angle) * y - np.sin(angle) * x + centre + down
    from_x = np.sin(angle) * y + np.cos(angle) * x + centre + right
    return _sample(images, from_y, from_x)


def _sample(images: Images, y: NDArray[np.float64], x: NDArray[np.float64]) -> Images:
    """Read the images between their pixels (bilinear); what lies outside is black."""
    padded = np.pad(images, ((0, 0), (2, 2), (2, 2))).astype(np.float32)
    y, x = np.clip(y + 2, 0, padded.shape[1] - 1.001), np.clip(x + 2, 0, padded.shape[2] - 1.001)
    top, left = y.astype(np.int64), x.astype(np.int64)
    low, near = (y - top).astype(np.float32), (x - left).astype(np.float32)
    n = np.arange(len(images))[:, None, None]
    above = padded[n, top, left] * (1 - near) + padded[n, top, left + 1] * near
    below = padded[n, top + 1, left] * (1 - near) + padded[n, top + 1, left + 1] * near
    return np.rint(above * (1 - low) + below * low).astype(np.uint8)


def _make_hidden(test: Hidden, var: Path) -> None:
    folder = var / "datasets" / "hidden"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    path = folder / "mnist-moved.npz"
    if path.exists():
        return
    seed = int.from_bytes(_secret(var / "secret" / "hidden.seed"))
    unfinished = folder / "mnist-moved.part.npz"
    np.savez(unfinished, inputs=draw_moved(test.inputs, seed), labels=test.labels)
    unfinished.rename(path)


def _secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(16))
    return path.read_bytes()


def _read_idx(source: Path, name: str) -> NDArray[np.uint8]:
    path = source / name
    if not path.exists():
        raise DatasetError(f"{path} is missing")
    content = path.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != SHA256[name]:
        raise DatasetError(f"{path}: sha256 is {found}, expected {SHA256[name]}; remove it and run script/setup again")
    dimensions = content[3]
    shape = np.frombuffer(content, ">u4", dimensions, offset=4)
    return np.frombuffer(content, np.uint8, offset=IDX_HEADER_BYTES[dimensions]).reshape(shape)
