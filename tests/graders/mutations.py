"""Damage files in the ways that find holes in readers. Standard library only: the sandbox gets this file too."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

LENGTHS = (0, 1, 7, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 1 << 20, 0x7FFFFFFF, 0xFFFFFFFF, 1 << 40, (1 << 63) - 1, (1 << 64) - 1)
HDF5_MARKS = (b"\x89HDF", b"TREE", b"HEAP", b"SNOD", b"GCOL")
JSON_VALUES: Sequence[Any] = (
    *(None, True, False, 0, -1, 1, 2, 0.5, 1e308, 10**17, 10**30, "", "Dense", "relu", "a/b", "../x", "\ud800", "\0"),
    *([], {}, [None, 4], [[]], {"class_name": "Lambda"}, {"class_name": "Dense", "config": {}}),
    {"class_name": "function", "module": "builtins", "config": "system"},
    {"class_name": "function", "module": "builtins", "config": ["relu"]},
)
JSON_WORDS = (
    b"1e400",
    b"-1e999",
    b"NaN",
    b"-Infinity",
    b"9" * 5000,
    b"0" * 40,
    b'"\\ud800"',
    b'{"a":1,"a":2}',
    b"[" * 2000,
)


def damage_bytes(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    """Flip bits, overwrite, cut, insert, splice with another file, or write a length: one to four times."""
    damaged = bytearray(data)
    for _ in range(draw.randint(1, 4)):
        draw.choice((_flip, _flip, _overwrite, _cut, _insert, _splice, _write_length, _write_length))(
            damaged, draw, others
        )
    return bytes(damaged)


def damage_hdf5(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    """Damage anything, or aim at the superblock, the trees, the heaps and the tables of names."""
    if draw.random() < 0.3:
        return damage_bytes(data, draw, others)
    damaged = bytearray(data)
    marks = [at for mark in HDF5_MARKS for at in _places(data, mark)]
    for _ in range(draw.randint(1, 3)):
        at = min(draw.choice(marks) + draw.randrange(96), len(damaged) - 1)
        if draw.random() < 0.5:
            damaged[at] = draw.randrange(256)
        else:
            _put_length(damaged, at, draw)
    return bytes(damaged)


def damage_zip(members: Mapping[str, bytes], draw: random.Random, damage: Callable[[str, bytes], bytes]) -> bytes:
    """Damage some members and zip them again with right sizes and checksums; sometimes under other names."""
    packed = io.BytesIO()
    method = draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    names = list(members)
    if draw.random() < 0.1:
        draw.shuffle(names)
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name in names:
            content = damage(name, members[name]) if draw.random() < 0.5 else members[name]
            if draw.random() > 0.02:
                archive.writestr(name if draw.random() > 0.02 else f"../{name}", content)
    return packed.getvalue()


def damage_json(text: bytes, draw: random.Random) -> bytes:
    """Change the structure: replace, remove, repeat or move values; sometimes write words that JSON does not have."""
    for _ in range(draw.randint(1, 3)):
        # Read anew each time, so that no value is in two places.
        config = json.loads(text)
        places = list(_json_places(config))
        if not places:
            break
        holder, key = draw.choice(places)
        match draw.randrange(5):
            case 0 | 1:
                holder[key] = draw.choice(JSON_VALUES)
            case 2:
                source, name = draw.choice(places)
                holder[key] = json.loads(json.dumps(source[name]))
            case 3:
                del holder[key]
            case 4 if isinstance(holder, list):
                holder.extend(holder[:50])
            case _:
                holder[key] = [[holder[key]]]
        text = json.dumps(config).encode()
    if draw.random() < 0.2:
        at = draw.choice(_places(text, b": ") or [0])
        end = text.find(b",", at)
        text = text[: at + 2] + draw.choice(JSON_WORDS) + (text[end:] if draw.random() < 0.8 else b"")
    return text


def _json_places(value: Any) -> Any:
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _json_places(value[key])


def _places(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def _flip(data: bytearray, draw: random.Random, _others: Sequence[bytes]) -> None:
    if data:
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)


def _overwrite(data: bytearray, draw: random.Random, _others: Sequence[bytes]) -> None:
    at = draw.randint(0, len(data))
    data[at : at + 8] = draw.randbytes(draw.randint(1, 8))


def _cut(data: bytearray, draw: random.Random, _others: Sequence[bytes]) -> None:
    at = draw.randint(0, len(data))
    del data[at : at + draw.choice((1, 4, 100, len(data)))]


def _insert(data: bytearray, draw: random.Random, _others: Sequence[bytes]) -> None:
    at = draw.randint(0, len(data))
    data[at:at] = bytes(draw.choice((1, 8, 64)))


def _splice(data: bytearray, draw: random.Random, others: Sequence[bytes]) -> None:
    other = draw.choice(others)
    start, at = draw.randint(0, len(other)), draw.randint(0, len(data))
    length = draw.choice((8, 64, 512))
    data[at : at + length] = other[start : start + length]


def _write_length(data: bytearray, draw: random.Random, _others: Sequence[bytes]) -> None:
    _put_length(data, draw.randint(0, len(data)), draw)


def _put_length(data: bytearray, at: int, draw: random.Random) -> None:
    size = draw.choice((1, 2, 4, 8))
    value = draw.choice((*LENGTHS, len(data), draw.getrandbits(16))) % (1 << 8 * size)
    data[at : at + size] = value.to_bytes(size, "little")
