"""What differs from plain Keras in a student's process. All of it is for show or for comfort; no score depends on it.

Epochs are told to the page as they end, and datasets come from the sandbox's own folder, for it has no network.
"""

from __future__ import annotations

import base64
import functools
import io
import math
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from graders.sandbox.inside import tell

PROGRESS_SECONDS = 0.5
PICTURE_DOTS_PER_INCH = (100, 72, 50)
PICTURE_BYTES = 128 * 1024
"""A larger one is drawn again, smaller."""


def apply() -> None:
    """Change what the fork server has imported."""
    if "keras" in sys.modules:
        _change_keras()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].show = _show  # type: ignore[attr-defined]


def _change_keras() -> None:
    """Wrap ``Model.fit``, its progress bar and the download of datasets."""
    import keras
    from keras.src.utils.progbar import Progbar

    trainer = next(cls for cls in keras.Model.__mro__ if "fit" in vars(cls))
    trainer.fit = _telling(trainer.fit, keras.callbacks.Callback)
    for name, module in list(sys.modules.items()):
        if name.startswith("keras.src.datasets.") and hasattr(module, "get_file"):
            vars(module)["get_file"] = _local_file
    Progbar.__init__ = _calm(Progbar.__init__)


def _telling(fit: Callable[..., Any], base: type) -> Callable[..., Any]:
    callback = _make_callback(base)

    @functools.wraps(fit)
    def telling_fit(self: Any, *args: Any, **kwargs: Any) -> Any:
        given = kwargs.get("callbacks")
        # An unusual value (a CallbackList, or one given by position) is the student's to keep.
        if given is None and len(args) < 6:
            kwargs["callbacks"] = [callback()]
        elif isinstance(given, list | tuple):
            kwargs["callbacks"] = [*given, callback()]
        return fit(self, *args, **kwargs)

    return telling_fit


def _make_callback(base: type) -> type:
    class TellEpochs(base):  # type: ignore[misc]
        """Tells the page each epoch's training metrics."""

        def on_train_begin(self, logs: Any = None) -> None:
            self.started = time.monotonic()
            tell.tell("phase", phase="training")

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            figures = {
                name: round(float(value), 6)
                for name, value in (logs or {}).items()
                if name in ("loss", "accuracy", "val_loss", "val_accuracy") and math.isfinite(float(value))
            }
            seconds = round(time.monotonic() - self.started, 2)
            tell.tell("epoch", epoch=epoch + 1, epochs=self.params.get("epochs"), seconds=seconds, **figures)

    return TellEpochs


def _calm(make: Callable[..., None]) -> Callable[..., None]:
    """Let a progress bar redraw itself twice a second: each redrawing travels to the page."""

    @functools.wraps(make)
    def make_calm(self: Any, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        self.interval = max(self.interval, PROGRESS_SECONDS)

    return make_calm


def _local_file(fname: str = "", **_options: Any) -> str:
    datasets = os.environ["DATASETS"]
    path = os.path.join(datasets, os.path.basename(fname))
    if not os.path.exists(path):
        raise OSError(f"{fname} is not among the datasets here ({', '.join(sorted(os.listdir(datasets)))})")
    return path


def _show(*_args: Any, **_options: Any) -> None:
    """In place of a window: send each open figure to the page, and close it as a window would have been."""
    import matplotlib.pyplot as plt

    for number in plt.get_fignums():
        figure = plt.figure(number)
        if png := _draw(figure):
            title = next((axes.get_title() for axes in figure.axes if axes.get_title()), "")
            tell.tell("picture", png=base64.b64encode(png).decode(), title=title[:200])
        plt.close(figure)


def _draw(figure: Any) -> bytes:
    for dots in PICTURE_DOTS_PER_INCH:
        drawn = io.BytesIO()
        figure.savefig(drawn, format="png", dpi=dots)
        if len(png := drawn.getvalue()) <= PICTURE_BYTES:
            return png
    print(f"a picture of {len(png)} B is too large to be shown; draw fewer points", file=sys.stderr)
    return b""
