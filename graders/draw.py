"""Run what an author wrote to draw numbers and figures: it is code, so it runs in the sandbox like any other."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from exercises import drawing
from graders.contract import Limits
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request

Run = Callable[[Request], Ran]
"""Runs a Request in a sandbox."""

MAX_BYTES = 16 << 20
LIMITS = Limits(wall_seconds=30, cpu_seconds=30, memory_mib=512)
LEFT = "drawn.json"
# What NumPy made becomes what JSON can say.
TAIL = f"""
import json as _json, os as _os
with open(_os.environ["EVIDENCE"] + "/{LEFT}", "w") as _file:
    _json.dump({{expression}}, _file, default=lambda value: value.tolist())
"""


class DrawError(ValueError):
    """The author's program failed; the message ends with what it printed."""


def draw_variants(source: str, seeds: Sequence[int], *, run: Run | None = None) -> list[dict[str, Any]]:
    """Return what ``draw(seed)`` of an author's variant.py gives for each seed, in one run.

    Args:
        run: runs a Request in a sandbox; one is started where it is None.

    Raises:
        DrawError: it failed or took too long: the author's mistake.
        SandboxError: the sandbox failed: ours.
    """
    drawn = _returned(source, f"[draw(seed) for seed in {list(seeds)!r}]", "variant.py", run)
    if not isinstance(drawn, list) or len(drawn) != len(seeds):
        raise DrawError(f"variant.py left something other than the {len(seeds)} variants that it drew")
    return [_without_seed(variant) for variant in drawn]


def draw_numbers(source: str, *, run: Run | None = None) -> dict[str, Any]:
    """Return what ``numbers()`` of a lesson's numbers.py gives. Raises as ``draw_variants`` does."""
    return _dict(_returned(source, "numbers()", "numbers.py", run), "numbers()")


def draw_figures(source: str, *, run: Run | None = None) -> dict[str, str]:
    """Return what ``draw()`` of a lesson's figures/draw.py gives: SVG by the name of its file.

    The module ``drawing`` is there for it to import. Raises as ``draw_variants`` does.
    """
    drawn = _dict(_returned(source, "draw()", "draw.py", run), "draw()")
    for name, svg in drawn.items():
        if not (isinstance(svg, str) and name.endswith(".svg") and "/" not in name):
            raise DrawError(f"draw() returned {name!r}: {type(svg).__name__}, expected names that end in .svg and text")
    return drawn


def _returned(source: str, expression: str, name: str, run: Run | None) -> Any:
    request = Request(
        source + TAIL.format(expression=expression),
        limits=LIMITS,
        files={"drawing.py": Path(drawing.__file__).read_bytes()},
        collect={LEFT: MAX_BYTES},
    )
    if run is None:
        with Pool(slots=1, preload=("numpy",)) as pool:
            ran = pool.run(request)
    else:
        ran = run(request)
    if ran.end is not End.EXITED or ran.status != 0 or LEFT not in ran.files:
        raise DrawError(f"{name} ended by {ran.end} {ran.status}: {ran.output[-2000:]}")
    return json.loads(ran.files[LEFT])


def _dict(value: Any, expression: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DrawError(f"{expression} returned {type(value).__name__}, expected a dict")
    return value


def _without_seed(variant: Any) -> dict[str, Any]:
    return {key: value for key, value in _dict(variant, "draw(seed)").items() if key != "seed"}
