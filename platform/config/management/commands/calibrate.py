"""``manage.py calibrate EXERCISE``: measures the reference band and writes it beside the exercise."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from ruamel.yaml import YAML

from exercises import catalog


class Command(BaseCommand):
    """Writes reference.yaml. A new band is a new revision of the exercise."""

    help = "Train the reference solution of EXERCISE over many seeds and write reference.yaml beside it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exercise", help="course/lesson/exercise")
        parser.add_argument("--runs", type=int, default=10, help="number of seeds, at least 10")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The sandbox side is imported only by the commands that run it.
        from graders.calibration import CalibrationError, calibrate
        from graders.sandbox.pool import Pool
        from graders.sandbox.request import SandboxError

        if options["runs"] < 10:
            raise CommandError(f"--runs: received {options['runs']}, expected at least 10")
        try:
            exercise = catalog.load_exercise(options["exercise"])
            with Pool(slots=1) as pool:
                reference = calibrate(exercise, runs=options["runs"], pool=pool, on_run=self._tell)
        except (catalog.AuthorError, CalibrationError, SandboxError, OSError) as error:
            raise CommandError(str(error)) from None
        path = exercise.path / "reference.yaml"
        yaml = YAML(typ="rt", pure=True)
        yaml.dump(reference.model_dump(mode="json"), path)
        self.stdout.write(f"{path}: accuracy {reference.accuracy.low:.4f} to {reference.accuracy.high:.4f}")

    def _tell(self, number: int, accuracy: float, loss: float) -> None:
        self.stdout.write(f"run {number}: accuracy {accuracy:.4f}, loss {loss:.4f}")
