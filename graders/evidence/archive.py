"""Open a zip that a student's process left: the directory and all sizes first, then no byte more than they allow.

Only the plainest zip is read, which is what Keras and NumPy write: members one after another from the first byte on,
then the directory, then its end, and nothing between, before or behind them. Whatever else a zip can be (encrypted,
split, overlapping, with a comment, with data that no entry names) is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graders.contract import Text

MAX_MEMBERS = 16
"""Where fewer names are known, so that a foreign one is named."""
MAX_RATIO = 20
"""How many bytes one packed byte may become. Keras and ``np.savez`` do not compress at all."""
SMALL = 1024
"""Packed bytes that are not asked for their ratio."""

STORED, DEFLATED = 0, 8
HARMLESS_FLAGS = 0x0806
"""The name is in UTF-8; how hard the writer tried to compress. Any other flag changes what the bytes mean."""
MOST_VERSION = 45
"""Of what a reader has to know: NumPy asks for ZIP64. Later versions bring other ways to pack and to encrypt."""
UNKNOWN = 0xFFFFFFFF
"""A size in a local header that stands in its extra field instead, as NumPy writes it."""

LOCAL = struct.Struct("<4s5H3L2H")
ENTRY = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


class ArtefactError(ValueError):
    """What a run left cannot be graded: ``reason`` says why, in every language. The student's mistake."""

    def __init__(self, ru: str, en: str) -> None:
        super().__init__(en)
        self.reason: Text = {"ru": ru, "en": en}


@dataclass(frozen=True)
class Member:
    """One file of the archive: where its packed bytes lie, and what they must become."""

    packed: bytes
    is_deflated: bool
    size: int
    checksum: int


def open_archive(data: bytes, most: Mapping[str, int]) -> dict[str, Member]:
    """Return the members by name. Nothing is inflated: ``read_member`` does that, one by one.

    Args:
        data: the bytes of the archive, already limited in size.
        most: the names that are known, and the most bytes that each may hold.

    Raises:
        ArtefactError: it is no plain zip, or it declares an unknown name, a name twice, or too many bytes.
    """
    count, start = _find_directory(data, max(MAX_MEMBERS, len(most)))
    members: dict[str, Member] = {}
    position, end_of_last = start, 0
    for _ in range(count):
        entry = _unpack(ENTRY, data, position)
        name, position = _read_name(data, position, entry)
        if name in members or name not in most:
            raise _foreign(name, most)
        members[name], end_of_last = _locate(data, name, entry, most[name], end_of_last)
    if end_of_last != start or position != len(data) - END.size:
        raise _damaged()
    return members


def read_member(member: Member) -> bytes:
    """Return the content, of exactly the size that the directory declared.

    Raises ArtefactError when the packed bytes become more, less or something else.
    """
    if not member.is_deflated:
        content = member.packed
    else:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflater.decompress(member.packed, member.size + 1)
        except zlib.error as error:
            raise _damaged() from error
        if not inflater.eof or inflater.unused_data:
            raise _damaged()
    if len(content) != member.size or zlib.crc32(content) != member.checksum:
        raise _damaged()
    return content


def shown(value: object) -> str:
    """Return what a file says, fit for a message: one short line without controls or halves of characters."""
    text = str(value) if isinstance(value, str | int | float) else type(value).__name__
    return "".join(c if c.isprintable() else "?" for c in text[:60])


def _find_directory(data: bytes, most: int) -> tuple[int, int]:
    """Return how many entries the directory has and where it starts."""
    signature, disk, first_disk, here, count, size, start, comment = _unpack(END, data, len(data) - END.size)
    if signature != b"PK\x05\x06" or disk or first_disk or here != count or comment:
        raise _damaged()
    if count > most:
        raise ArtefactError(
            f"в архиве {count} файлов, а может быть не больше {most}",
            f"the archive has {count} files; at most {most} are expected",
        )
    if start + size + END.size != len(data):
        raise _damaged()
    return count, start


def _read_name(data: bytes, position: int, entry: tuple[Any, ...]) -> tuple[str, int]:
    """Return an entry's name and the position of the next entry."""
    length, extra, comment = entry[10:13]
    first = position + ENTRY.size
    # A name with other characters is none of those that are known.
    return data[first : first + length].decode("ascii", "replace"), first + length + extra + comment


def _locate(data: bytes, name: str, entry: tuple[Any, ...], most: int, start: int) -> tuple[Member, int]:
    """Return the member of an entry and where it ends; it must start where the one before it ended."""
    signature, _by, version, flags, method, _time, _date, checksum, packed, size = entry[:10]
    if signature != b"PK\x01\x02" or version > MOST_VERSION or flags & ~HARMLESS_FLAGS:
        raise _damaged()
    if method not in (STORED, DEFLATED) or entry[-1] != start:
        raise _damaged()
    if size > most:
        raise ArtefactError(
            f"в {name} {size} байт, а может быть не больше {most}",
            f"{name} holds {size} bytes; at most {most} are expected",
        )
    if size > MAX_RATIO * max(packed, SMALL) or (method == STORED and size != packed):
        raise ArtefactError(
            f"{packed} байт файла {name} должны стать {size}", f"{packed} bytes of {name} are said to become {size}"
        )
    local = _unpack(LOCAL, data, start)
    first = start + LOCAL.size + sum(local[9:11])
    own_name = data[start + LOCAL.size : start + LOCAL.size + local[9]]
    if local[0] != b"PK\x03\x04" or local[1:4] != (version, flags, method) or own_name != name.encode():
        raise _damaged()
    if local[6] != checksum or local[7] not in (packed, UNKNOWN) or local[8] not in (size, UNKNOWN):
        raise _damaged()
    member = Member(data[first : first + packed], method == DEFLATED, size, checksum)
    if len(member.packed) != packed:
        raise _damaged()
    return member, first + packed


def _unpack(kind: struct.Struct, data: bytes, position: int) -> tuple[Any, ...]:
    if not 0 <= position <= len(data) - kind.size:
        raise _damaged()
    return kind.unpack_from(data, position)


def _foreign(name: str, known: Mapping[str, int]) -> ArtefactError:
    names = ", ".join(known)
    return ArtefactError(
        f"в архиве лишний файл {shown(name)}; известны {names}",
        f"the archive holds {shown(name)}, which is foreign or there twice; known are {names}",
    )


def _damaged() -> ArtefactError:
    return ArtefactError("архив повреждён или это не архив", "the archive is damaged, or it is none")
