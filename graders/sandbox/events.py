"""Events that a student's process told, checked for type and size. They are for show only."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Iterator
from typing import Any

from graders.pictures import MAX_BYTES, MAX_PICTURES, MAX_TITLE
from graders.sandbox import pictures
from graders.sandbox.output import made_visible, without_escapes

MAX_LINE_BYTES = 32 * 1024
MAX_PICTURE_LINE_BYTES = MAX_BYTES * 4 // 3 + 1024
MAX_FRAMES_CHARACTERS = 3000
MAX_EVENTS = 5000
MAX_TOTAL_BYTES = 4 << 20
"""A flood is not even read: all slots share the worker's time."""
_NUMBERS = {"epoch", "epochs", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"}


class EventReader:
    """Cut a byte stream into events; whatever is not one is dropped."""

    def __init__(self) -> None:
        self._rest = b""
        self._count = 0
        self._bytes = 0
        self._pictures = 0

    def read(self, data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (type, data) for each whole and valid event in the next bytes."""
        self._bytes += len(data)
        if self._bytes > MAX_TOTAL_BYTES:
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._rest = self._rest[: MAX_PICTURE_LINE_BYTES + 1]
        for line in lines:
            event = _parse(line) if len(line) <= MAX_PICTURE_LINE_BYTES and self._count < MAX_EVENTS else None
            if event is not None and self._fits(event[0], len(line)):
                self._count += 1
                yield event

    def _fits(self, kind: str, size: int) -> bool:
        if kind != "picture":
            return size <= MAX_LINE_BYTES
        self._pictures += 1
        return self._pictures <= MAX_PICTURES


def _parse(line: bytes) -> tuple[str, dict[str, Any]] | None:
    try:
        event = json.loads(line)
        kind, data = event["type"], event["data"]
        if type(data) is not dict:
            return None
        if kind == "epoch":
            return kind, _numbers(data)
        if kind == "phase":
            return kind, {"phase": "training"}
        if kind == "error":
            return kind, _error(data)
        if kind == "picture":
            return kind, _picture(data)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        pass
    return None


def _numbers(data: dict[str, Any]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name in sorted(_NUMBERS & data.keys()):
        value = data[name]
        if type(value) in (int, float) and math.isfinite(value) and abs(value) < 1e12:
            figures[name] = value
    if type(figures["epoch"]) is not int or type(figures.get("epochs", 1)) is not int:
        raise ValueError("epochs are counted in whole numbers")
    return figures


def _error(data: dict[str, Any]) -> dict[str, Any]:
    line = data.get("line")
    return {
        "type": made_visible(str(data["type"]))[:100],
        "message": made_visible(without_escapes(str(data["message"])))[:1000],
        "line": line if type(line) is int and 0 < line < 1_000_000 else None,
        "source": made_visible(str(data.get("source", "")))[:300],
        "frames": made_visible(str(data.get("frames", "")))[:MAX_FRAMES_CHARACTERS],
    }


def _picture(data: dict[str, Any]) -> dict[str, Any]:
    png = pictures.clean_png(base64.b64decode(data["png"], validate=True))
    if png is None:
        raise ValueError("not a picture that can be shown")
    return {"png": base64.b64encode(png).decode(), "title": made_visible(str(data.get("title", "")))[:MAX_TITLE]}
