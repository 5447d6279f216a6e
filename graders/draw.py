"""Draw an exercise's variants: an author's ``variant.py`` is code, so it runs in the sandbox like any other."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from graders.contract import Limits
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request

MAX_BYTES = 16 << 20
LIMITS = Limits(wall_seconds=30, cpu_seconds=30, memory_mib=512)
TAIL = """
import json as _json, os as _os
with open(_os.environ["EVIDENCE"] + "/variants.json", "w") as _file:
    _json.dump([draw(seed) for seed in {seeds!r}], _file)
"""


class DrawError(ValueError):
    """The author's variant.py failed; the message ends with what it printed."""


def draw_variants(
    source: str, seeds: Sequence[int], *, run: Callable[[Request], Ran] | None = None
) -> list[dict[str, Any]]:
    """Return what ``draw(seed)`` of an author's variant.py gives for each seed, in one run.

    Args:
        run: runs a Request in a sandbox; one is started where it is None.

    Raises:
        DrawError: it failed or took too long: the author's mistake.
        SandboxError: the sandbox failed: ours.
    """
    request = Request(source + TAIL.format(seeds=list(seeds)), limits=LIMITS, collect={"variants.json": MAX_BYTES})
    if run is None:
        with Pool(slots=1, preload=("numpy",)) as pool:
            ran = pool.run(request)
    else:
        ran = run(request)
    if ran.end is not End.EXITED or ran.status != 0 or "variants.json" not in ran.files:
        raise DrawError(f"variant.py ended by {ran.end} {ran.status}: {ran.output[-2000:]}")
    drawn = json.loads(ran.files["variants.json"])
    if not isinstance(drawn, list) or len(drawn) != len(seeds):
        raise DrawError(f"variant.py left something other than the {len(seeds)} variants that it drew")
    return [_without_seed(variant) for variant in drawn]


def _without_seed(variant: Any) -> dict[str, Any]:
    if not isinstance(variant, dict):
        raise DrawError(f"draw(seed) returned {type(variant).__name__}, expected a dict")
    return {key: value for key, value in variant.items() if key != "seed"}
