"""Stop a training that is clearly not learning, so that nobody waits for its end.

The student's process tells the epochs, so this may cost a run but never earn anything: a run that is stopped here gets
no points, as one that ran out of time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graders.checks.trained import CHANCE, CHANCE_LOSS
from graders.contract import Text
from graders.feedback import render
from graders.sandbox.request import OnEvent

NAN_EPOCHS = 2
FLAT_EPOCHS = 3
FALL = 0.995
"""A loss that has come down to less of the one FLAT_EPOCHS before is falling, if slowly: it is left to go on."""
LEVEL = 0.98
"""Of the loss of a guess; below it something has been learned."""


class Learning:
    """The training of one run, as its epochs are told.

    Args:
        full: how many epochs the exercise's training has; None where it trains nothing. Only a training that sets out
            for as many is judged: a short one is an experiment, which the student may well mean to fail.
        is_cancelled: whether the student has stopped the run. Their wish goes first, and costs nothing.
    """

    def __init__(self, full: int | None, is_cancelled: Callable[[], bool]) -> None:
        self._full = full
        self._is_cancelled = is_cancelled
        self._is_over = False
        self._epochs: list[Mapping[str, Any]] = []
        self.reason: Text = {}
        """Why it is to be stopped, in every language; empty while it is not."""

    def tell(self, on_event: OnEvent) -> OnEvent:
        """Return a listener that looks at each event and passes it on."""

        def listen(kind: str, data: dict[str, Any]) -> None:
            if kind == "epoch" and not self._is_over:
                self._see(data)
            on_event(kind, data)

        return listen

    def is_over(self) -> bool:
        """Return whether the run is to be stopped, and hold to it."""
        if not self._is_over and self._is_cancelled():
            self._is_over, self.reason = True, {}
        self._is_over = self._is_over or bool(self.reason)
        return self._is_over

    def _see(self, epoch: Mapping[str, Any]) -> None:
        if epoch["epoch"] == 1:
            self._epochs = []
        self._epochs.append(epoch)
        if self._full and epoch.get("epochs", 0) >= self._full:
            self.reason = self.reason or _why_hopeless(self._epochs)


def _why_hopeless(epochs: list[Mapping[str, Any]]) -> Text:
    # A loss that is not finite is left out on its way here.
    if len(epochs) >= NAN_EPOCHS and all("loss" not in epoch for epoch in epochs[-NAN_EPOCHS:]):
        return render("training.stopped_nan", epochs=NAN_EPOCHS)
    last = epochs[-FLAT_EPOCHS:]
    losses = [epoch.get("loss", 0.0) for epoch in last]
    is_flat = len(last) == FLAT_EPOCHS and min(losses) >= LEVEL * CHANCE_LOSS and losses[-1] >= FALL * losses[0]
    if is_flat and all(epoch.get("accuracy", 0.0) < CHANCE for epoch in last):
        return render("training.stopped_flat", epochs=FLAT_EPOCHS, value=round(CHANCE_LOSS, 2))
    return {}
