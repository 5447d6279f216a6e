"""``manage.py draw_figures [PATH]``: writes the figures that the lessons' ``figures/draw.py`` draw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises import catalog


class Command(BaseCommand):
    """Writes beside each draw.py what it draws, also of a lesson that can't be read yet for want of a figure."""

    help = "Run figures/draw.py of every lesson below PATH in the sandbox, and write the figures beside it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=catalog.ROOT, help="a folder, or the id of a lesson")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The sandbox side is imported only by the commands that run it.
        from graders.draw import DrawError, draw_figures
        from graders.sandbox.pool import Pool
        from graders.sandbox.request import SandboxError

        path = options["path"] if options["path"].is_dir() else catalog.ROOT / options["path"]
        programs = sorted(path.rglob(f"figures/{catalog.DRAWING}"))
        if not programs:
            raise CommandError(f"{path}: expected a figures/{catalog.DRAWING} below it")
        try:
            with Pool(slots=1, preload=("numpy",)) as pool:
                for program in programs:
                    self._write(program, draw_figures(program.read_text(encoding="utf-8"), run=pool.run))
        except (DrawError, SandboxError, OSError) as error:
            raise CommandError(str(error)) from None

    def _write(self, program: Path, figures: dict[str, str]) -> None:
        for name, svg in figures.items():
            file = program.with_name(name)
            is_new = not file.is_file() or file.read_text(encoding="utf-8") != svg
            file.write_text(svg, encoding="utf-8")
            self.stdout.write(f"{file.parent.parent.name}/{name}: {'drawn' if is_new else 'as it was'}")
