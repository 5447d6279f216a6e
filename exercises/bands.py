"""What stands in reference.yaml: what the solution of an exercise reaches, on each kind of device."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .strict import Strict


class Spread(Strict):
    """Mean and spread of one figure over the seeded runs of the reference. ``low`` and ``high`` are the band."""

    mean: float
    deviation: float
    low: float
    high: float


class EpochSpread(Strict):
    """Training loss and accuracy after one epoch, over the seeded runs of the reference."""

    loss: Spread
    accuracy: Spread


class MeasuredRun(Strict):
    """What one training of the solution reached on hidden data drawn from its own seed."""

    seed: int
    accuracy: float
    loss: float


Device = Literal["cpu", "gpu"]


class Band(Strict):
    """What the solution reaches on one kind of device, and the runs that say so."""

    solution: str
    """Which solution that was: ``Exercise.solution_hash``."""
    device: str
    versions: dict[str, str]
    calibrated_at: str
    runs: Annotated[list[MeasuredRun], Field(min_length=10)]
    accuracy: Spread
    loss: Spread
    wall_seconds: Spread
    epochs: list[EpochSpread] = []


class Reference(Strict):
    """reference.yaml: a reference band for each kind of device, written by ``manage.py calibrate``."""

    dataset: str
    cpu: Band | None = None
    gpu: Band | None = None

    @model_validator(mode="after")
    def _has_a_band(self) -> Reference:
        if not self.bands:
            raise ValueError("received no band, expected one for cpu or gpu")
        return self

    @property
    def bands(self) -> dict[Device, Band]:
        """The bands that there are."""
        bands: dict[Device, Band | None] = {"cpu": self.cpu, "gpu": self.gpu}
        return {device: band for device, band in bands.items() if band}

    def band_for(self, device: Device) -> Band:
        """Return the band of a device: its own, or else that of the other one."""
        return self.bands.get(device) or next(iter(self.bands.values()))
