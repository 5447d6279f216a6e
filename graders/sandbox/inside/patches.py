"""What differs from plain Keras in a student's process. All of it is for show or for comfort; no score depends on it.

Epochs are told to the page as they end, and datasets come from the sandbox's own folder, for it has no network.
"""

from __future__ import annotations

import builtins
import functools
import math
import os
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

from graders.sandbox.inside import diagram, figures, notebook, tell
from graders.sandbox.inside.errors import FILENAME

PROGRESS_SECONDS = 0.5
SUMMARY_COLUMNS = 80


def apply() -> None:
    """Change what the fork server has imported."""
    builtins.display = notebook.display  # type: ignore[attr-defined]
    warnings.formatwarning = _format_warning
    if "keras" in sys.modules:
        _change_keras()
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].show = figures.show_all  # type: ignore[attr-defined]


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
    keras.Model.summary = _legible(keras.Model.summary)
    # The stack is cut here, and what was cut can be looked at.
    keras.config.disable_traceback_filtering()
    for name, module in list(sys.modules.items()):
        if name.startswith("keras.") and hasattr(module, "plot_model"):
            vars(module)["plot_model"] = diagram.plot_model


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


def _legible(summarise: Callable[..., None]) -> Callable[..., str]:
    """Let a summary fit the page, and be nothing more to print once it was printed."""

    @functools.wraps(summarise)
    def summarise_legibly(self: Any, line_length: int | None = None, *args: Any, **kwargs: Any) -> str:
        summarise(self, line_length or SUMMARY_COLUMNS, *args, **kwargs)
        return notebook.Printed()

    return summarise_legibly


def _format_warning(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None
) -> str:
    """A warning without the library's path: what it says, and the line where that is the student's own."""
    place = f"{FILENAME}, line {lineno}: " if filename == FILENAME else ""
    return f"{place}{category.__name__}: {message}\n"
