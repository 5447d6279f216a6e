"""What a run has drawn, as it travels from a worker to the site beside the verdict. Standard library only."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graders.contract import ContractError

MAX_BYTES = 128 * 1024
"""Of one PNG."""
MAX_PICTURES = 8
MAX_TITLE = 200
SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Picture:
    """A PNG that the worker has made fit to be shown, and its title, which the code has given it."""

    png: bytes
    title: str


def to_json(events: Sequence[dict[str, Any]]) -> str:
    """Return the pictures as they were told to the page, for a report."""
    return json.dumps(list(events), ensure_ascii=False)


def from_json(text: str) -> list[Picture]:
    """Read the pictures of a report back. Raises ContractError for what the worker would not have let through."""
    try:
        told = json.loads(text)
        found = [Picture(base64.b64decode(one["png"], validate=True), str(one["title"])) for one in told]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ContractError(f"pictures: {error}") from error
    if len(found) > MAX_PICTURES:
        raise ContractError(f"pictures: received {len(found)}, expected at most {MAX_PICTURES}")
    for picture in found:
        if not picture.png.startswith(SIGNATURE) or len(picture.png) > MAX_BYTES or len(picture.title) > MAX_TITLE:
            raise ContractError(f"pictures: received {len(picture.png)} bytes, expected a PNG of at most {MAX_BYTES}")
    return found
