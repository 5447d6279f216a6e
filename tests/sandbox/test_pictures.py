"""What a run has drawn: a whole PNG of a bounded size comes through, and nothing else does."""

import base64
import json
import struct
import zlib
from typing import Any

import pytest

from graders.pictures import MAX_BYTES, SIGNATURE
from graders.sandbox.events import EventReader
from graders.sandbox.pictures import clean_png


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2, *extra: bytes, data: bytes = b"\0" * 14) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"".join([SIGNATURE, header, *extra, chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b"")])


def events(*lines: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    stream = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    return list(EventReader().read(stream))


def picture(data: bytes, **more: Any) -> dict[str, Any]:
    return {"type": "picture", "data": {"png": base64.b64encode(data).decode(), **more}}


def test_a_picture_comes_through_with_its_title() -> None:
    assert events(picture(png(), title="потери")) == [
        ("picture", {"png": base64.b64encode(png()).decode(), "title": "потери"})
    ]


def test_what_a_picture_does_not_need_is_left_out() -> None:
    assert clean_png(png(2, 2, chunk(b"tEXt", b"Comment\0<script>"), chunk(b"iCCP", b"x" * 99))) == png()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg onload='alert(1)'/>",
        SIGNATURE,
        png()[:-1],
        png() + b"more",
        png(20_000, 20_000),
        png(0, 2),
        SIGNATURE + chunk(b"IEND", b""),
        SIGNATURE + chunk(b"IHDR", b"") + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        png(2, 2, b"\xff\xff\xff\xfftEXt"),
        png(2, 2, chunk(b"tEXt", b"a")[:-4] + b"\0\0\0\0"),
        png(2, 2, chunk(b"PLTE", b"x" * MAX_BYTES)),
    ],
)
def test_nothing_else_does(data: bytes) -> None:
    assert clean_png(data) is None
    assert events(picture(data)) == []


def test_a_flood_of_pictures_is_cut() -> None:
    assert len(events(*[picture(png())] * 50)) == 8


def test_what_is_not_base64_is_dropped() -> None:
    assert events({"type": "picture", "data": {"png": "data:image/svg+xml;<svg/>"}}) == []
