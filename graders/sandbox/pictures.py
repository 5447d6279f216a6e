"""Pictures that a run has drawn: bytes from a hostile process, made fit to be shown in a browser."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from graders.pictures import MAX_BYTES, SIGNATURE

MAX_SIDE = 2000
"""Pixels; a small file may claim a picture that takes a browser gigabytes."""
HEADER_BYTES = 13
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""What a picture needs; text, profiles and whatever else is left out."""


def clean_png(data: bytes) -> bytes | None:
    """Return the picture with its needed parts only; None for what is not a whole PNG within its limits."""
    if len(data) > MAX_BYTES or not data.startswith(SIGNATURE):
        return None
    try:
        chunks = list(_chunks(data))
    except (struct.error, ValueError):
        return None
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names or names.count(b"IHDR") != 1:
        return None
    header = chunks[0][1]
    width, height = struct.unpack_from(">II", header) if len(header) == HEADER_BYTES else (0, 0)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        return None
    return SIGNATURE + b"".join(_pack(name, body) for name, body in chunks if name in KEPT)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
        if checksum != zlib.crc32(name + body):
            raise ValueError(f"chunk {name!r} is damaged")
        yield name, body
        at += 12 + length


def _pack(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
