"""``manage.py check_content [PATH]``: proves that the content is what it claims to be."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises import catalog

if TYPE_CHECKING:
    from graders.proof import Proof


class Command(BaseCommand):
    """Exit status: 0 proved, 1 something is wrong with the content, 2 it could not be proved here."""

    help = (
        "Prove that solutions pass, that known wrong answers get what they must, that a thousand seeds draw variants "
        "that tell mistakes from answers, and that both languages say the same. PATH is a folder of a course, a lesson "
        "or an exercise; everything without one."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=catalog.ROOT)
        parser.add_argument("--long", action="store_true", help="train in full what trains a network: minutes each")
        parser.add_argument("--jobs", type=int, metavar="N", help="how many exercises at a time (default: a core each)")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The sandbox side is imported only by the commands that run it.
        from graders.proof import open_pool, prove_content
        from graders.proof.formulas import FormulaError
        from graders.sandbox.pool import default_slots
        from graders.sandbox.request import SandboxError

        jobs = options["jobs"] or default_slots()
        if jobs < 1:
            raise CommandError(f"--jobs: received {jobs}, expected at least 1", returncode=2)
        started = time.monotonic()
        try:
            courses = catalog.load_below(options["path"])
            with open_pool(courses, jobs=jobs) as pool:
                wrong = self._report(prove_content(courses, pool, jobs=jobs, is_long=options["long"]))
        except catalog.AuthorError as error:
            raise CommandError(str(error)) from None
        except (SandboxError, FormulaError, OSError) as error:
            raise CommandError(str(error), returncode=2) from None
        seconds = time.monotonic() - started
        self.stdout.write(f"{wrong} errors, {seconds:.1f} s" if wrong else f"all of it holds, {seconds:.1f} s")
        sys.exit(1 if wrong else 0)

    def _report(self, proofs: Iterable[Proof]) -> int:
        """Write a line for each proof as it ends, with what is wrong below it. Returns how many errors there are."""
        wrong = 0
        for proof in proofs:
            mark = self.style.ERROR("✗") if proof.errors else self.style.SUCCESS("✓")
            self.stdout.write(f"{mark} {proof.id}: {proof.seconds:.1f} s")
            for error in proof.errors:
                self.stdout.write(f"    {error}")
            self.stdout.flush()
            wrong += len(proof.errors)
        return wrong
