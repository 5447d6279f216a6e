"""What a run prints: bytes from a hostile process, made fit to be shown and kept."""

from __future__ import annotations

import codecs
import re

HEAD_BYTES = 48 * 1024
TAIL_BYTES = 16 * 1024
LINE_CHARACTERS = 2_000

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\0\b]")
_HIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can name and no encoding can write."""


def made_visible(text: str) -> str:
    """Return the text with control characters and marks of direction written out, and what is no character replaced."""
    shown = _HIDDEN.sub(lambda match: f"\\x{ord(match[0]):02x}", text.replace("\0", ""))
    return _HALVES.sub("\ufffd", shown)


def without_escapes(text: str) -> str:
    """Return the text without colours and movements of a terminal's cursor."""
    return _ESCAPES.sub("", text)


class Decoder:
    """Turn one stream's bytes into text as they come: incremental, colours dropped, control characters made visible.

    A carriage return is kept: what follows it on the line takes the place of what stood there, as in a progress bar.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._column = 0

    def decode(self, data: bytes, *, final: bool = False) -> str:
        """Return the text of the next bytes."""
        text = without_escapes(self._decoder.decode(data, final)).replace("\r\n", "\n")
        text = made_visible(text)
        return "".join(self._cut(piece) for piece in re.split("([\r\n])", text))

    def _cut(self, piece: str) -> str:
        if piece in ("\r", "\n"):
            self._column = 0
            return piece
        room = LINE_CHARACTERS - self._column
        self._column += len(piece)
        if len(piece) <= room:
            return piece
        return piece[:room] + "…" if room >= 0 else ""


class Transcript:
    """Keep the head and the tail of everything that a run printed; of a line that was written over, its last state."""

    def __init__(self) -> None:
        self._head = ""
        self._head_bytes = 0
        self._tail = ""
        self._cut_bytes = 0
        self._line = ""

    def add(self, text: str) -> str:
        """Keep the text; return what of it is to be shown live: all of it, until the head is full."""
        is_shown = self._head_bytes < HEAD_BYTES
        *lines, self._line = (self._line + text).split("\n")
        for line in lines:
            self._keep(_last_state(line) + "\n")
        self._line = _last_state(self._line)
        return text if is_shown else ""

    def __str__(self) -> str:
        line = self._line.rstrip("\r")
        if not self._cut_bytes:
            return self._head + self._tail + line
        return f"{self._head}[… {self._cut_bytes} B …]\n{self._tail}{line}"

    def _keep(self, line: str) -> None:
        size = len(line.encode())
        if not self._tail and self._head_bytes + size <= HEAD_BYTES:
            self._head += line
            self._head_bytes += size
            return
        self._head_bytes = HEAD_BYTES
        tail = (self._tail + line).encode()
        self._cut_bytes += max(0, len(tail) - TAIL_BYTES)
        self._tail = tail[-TAIL_BYTES:].decode("utf-8", "ignore")


def _last_state(line: str) -> str:
    """Return what is left of a line after its carriage returns; one at its end has not taken effect yet."""
    body = line.rstrip("\r")
    return body.rpartition("\r")[2] + line[len(body) : len(body) + 1]
