"""``manage.py calibrate EXERCISE``: measures a reference band and writes it beside the exercise."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from ruamel.yaml import YAML

from exercises import catalog
from exercises.bands import Band, Reference
from exercises.schema import Code


class Command(BaseCommand):
    """Writes reference.yaml. A new band is a new revision of the exercise."""

    help = "Train the reference solution of EXERCISE over many seeds and write the band to reference.yaml beside it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exercise", help="course/lesson/exercise")
        parser.add_argument("--seeds", type=int, default=10, help="number of trainings, at least 10")
        parser.add_argument("--device", choices=["cpu", "gpu"], default="cpu", help="whose band (default cpu)")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The sandbox side is imported only by the commands that run it.
        from graders.calibration import CalibrationError, calibrate
        from graders.sandbox.gpu import find_gpus
        from graders.sandbox.pool import Pool
        from graders.sandbox.request import SandboxError

        if options["seeds"] < 10:
            raise CommandError(f"--seeds: received {options['seeds']}, expected at least 10")
        device = options["device"]
        try:
            exercise = catalog.load_exercise(options["exercise"])
            gpus = find_gpus()[:1] if device == "gpu" else []
            if device == "gpu" and not gpus:
                raise CommandError("--device gpu: this machine has no graphics processor")
            with Pool(slots=1, gpus=gpus) as pool:
                band = calibrate(exercise, seeds=options["seeds"], pool=pool, on_run=self._tell)
        except (catalog.AuthorError, CalibrationError, SandboxError, OSError) as error:
            raise CommandError(str(error)) from None
        for lost in write_band(exercise, {device: band}):
            self.stdout.write(f"{exercise.id}: {lost}: the band of another solution or other data is dropped")
        self.stdout.write(f"{exercise.id}: {device}: accuracy {band.accuracy.low:.4f} to {band.accuracy.high:.4f}")

    def _tell(self, number: int, accuracy: float, loss: float) -> None:
        self.stdout.write(f"run {number}: accuracy {accuracy:.4f}, loss {loss:.4f}")


def write_band(exercise: catalog.Exercise, new: dict[Any, Band]) -> list[str]:
    """Write the band to reference.yaml. That of the other device stays where it is of the same solution and data.

    Returns the devices whose band is dropped.
    """
    spec, old = exercise.spec, exercise.reference
    dataset = spec.measure.dataset if isinstance(spec, Code) and spec.measure else ""
    kept = {
        device: band
        for device, band in (old.bands if old and old.dataset == dataset else {}).items()
        if band.solution == exercise.solution_hash
    }
    reference = Reference(dataset=dataset, **{**kept, **new})
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 120
    yaml.dump(reference.model_dump(mode="json", exclude_none=True), exercise.path / "reference.yaml")
    return [device for device in (old.bands if old else {}) if device not in {**kept, **new}]
