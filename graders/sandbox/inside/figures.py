"""Figures of matplotlib, sent to the page in place of a window."""

from __future__ import annotations

import base64
import io
import sys
from typing import Any

from graders.sandbox.inside import capture, tell

DOTS_PER_INCH = (100, 72, 50)
MAX_BYTES = 128 * 1024
"""A larger picture is drawn again, smaller."""


def show_all(*_args: Any, **_options: Any) -> None:
    """In place of a window: send each open figure to the page, and close it as a window would have been."""
    import matplotlib.pyplot as plt

    for number in plt.get_fignums():
        show_figure(plt.figure(number))


def show_figure(figure: Any) -> None:
    """Send a figure of matplotlib to the page under its title, and close it."""
    import matplotlib.pyplot as plt

    if png := _draw(figure):
        title = next((axes.get_title() for axes in figure.axes if axes.get_title()), "")
        tell.tell("picture", png=base64.b64encode(png).decode(), title=title[:200])
    capture.remember(figure)
    plt.close(figure)


def _draw(figure: Any) -> bytes:
    for dots in DOTS_PER_INCH:
        drawn = io.BytesIO()
        figure.savefig(drawn, format="png", dpi=dots)
        if len(png := drawn.getvalue()) <= MAX_BYTES:
            return png
    print(f"a picture of {len(png)} B is too large to be shown; draw fewer points", file=sys.stderr)
    return b""
