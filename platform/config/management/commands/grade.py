"""``manage.py grade EXERCISE FILE``: grades a file from the shell, through the same code as an attempt.

``manage.py grade --attempt ID`` grades a stored attempt once more, beside it, and says whether it gets the same.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from attempts.models import Verdict as Stored
from attempts.services import job_of
from exercises import catalog
from exercises.by_hand import ByHand
from graders.contract import MAX_SOURCE_BYTES, Job, Kind, Outcome, Table, Verdict

MARKS = {True: "+", False: "-", None: "?"}
UNCOMPARED = {"worker"}
"""What differs from run to run and says nothing about a verdict."""


class Command(BaseCommand):
    """Exit status: 0 passed (of an attempt: the same verdict), 1 not so, 2 platform error or bad arguments."""

    help = "Grade FILE (code, or a YAML of fields) as an answer to EXERCISE, such as dense-networks/losses/mae."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exercise", nargs="?", help="course/lesson/exercise")
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--attempt", type=UUID, metavar="ID", help="grade this attempt again; its verdict stays")
        parser.add_argument("--variant", type=int, default=0, metavar="N", help="seed of the variant (default 0)")
        parser.add_argument("--as", dest="kind", choices=["run", "submit"], default="submit")
        parser.add_argument("--queue", action="store_true", help="through the broker and a running worker")
        parser.add_argument("--wait", type=float, default=900, metavar="S", help="how long to wait for a worker")
        parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
        parser.add_argument("--language", choices=["ru", "en"], default="en")

    def handle(self, *_args: Any, **options: Any) -> None:
        if bool(options["attempt"]) == bool(options["file"]):
            raise CommandError("expected either EXERCISE and FILE, or --attempt ID", returncode=2)
        stored = self._find_stored(options["attempt"]) if options["attempt"] else None
        verdict = self._grade(options, stored)
        if options["json"]:
            self.stdout.write(verdict.to_json())
        else:
            self._print(verdict, options["language"])
        if verdict.outcome is Outcome.PLATFORM_ERROR:
            sys.exit(2)
        if stored is not None:
            sys.exit(0 if self._compare(stored.document, verdict.to_dict()) else 1)
        sys.exit(0 if verdict.outcome is Outcome.PASSED else 1)

    def _find_stored(self, attempt: UUID) -> Stored:
        stored = Stored.objects.select_related("attempt__revision__exercise").filter(pk=attempt).first()
        if stored is None:
            raise CommandError(f"--attempt {attempt}: there is no attempt with a verdict of that id", returncode=2)
        return stored

    def _compare(self, stored: Mapping[str, Any], verdict: Mapping[str, Any]) -> bool:
        """Say in what the new verdict differs from the stored one; return whether outcome and points are the same."""
        told = {**verdict, "provenance": {name: str(value) for name, value in verdict["provenance"].items()}}
        for part in ("provenance", "measurements"):
            for name in sorted({*stored[part], *told[part]} - UNCOMPARED):
                was, now = stored[part].get(name, "unknown"), told[part].get(name, "unknown")
                if was != now:
                    self.stderr.write(f"  {name}: was {was}, is {now}")
        earned = [(each["outcome"], each["points"], each["max_points"]) for each in (stored, verdict)]
        words = "the same verdict" if earned[0] == earned[1] else "another verdict"
        self.stderr.write(
            f"{words}; stored is {stored['outcome']}, {stored['points']:g} of {stored['max_points']:g} points"
        )
        return earned[0] == earned[1]

    def _grade(self, options: dict[str, Any], stored: Stored | None) -> Verdict:
        # The sandbox side is imported only by the commands that run it.
        from graders import local
        from graders.draw import DrawError
        from graders.sandbox.request import SandboxError

        if options["variant"] < 0:
            raise CommandError(f"--variant: received {options['variant']}, expected 0 or more", returncode=2)
        try:
            job = self._make_job(options) if stored is None else self._repeat(stored)
            if options["queue"]:
                return local.grade_by_queue(job, wait_seconds=options["wait"])
            return local.grade_here(job)
        except (catalog.AuthorError, DrawError, SandboxError, local.AnswerError, local.NoAnswerError, OSError) as error:
            raise CommandError(str(error), returncode=2) from None

    def _make_job(self, options: dict[str, Any]) -> Job:
        from graders import local

        exercise = catalog.load_exercise(options["exercise"])
        answer = self._read(options["file"], by_hand=isinstance(exercise.spec, ByHand))
        return local.make_job(exercise, answer, kind=Kind(options["kind"]), seed=options["variant"])

    def _repeat(self, stored: Stored) -> Job:
        from graders import local

        seed = stored.document["provenance"].get("seed")
        return local.repeat(job_of(stored.attempt), int(seed) if seed is not None else None)

    def _read(self, path: Path, *, by_hand: bool) -> str | dict[str, str]:
        content = path.read_bytes()
        if len(content) > MAX_SOURCE_BYTES:
            raise CommandError(f"{path} is {len(content)} bytes, expected at most {MAX_SOURCE_BYTES}", returncode=2)
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8: {error}", returncode=2) from None
        if not text.strip():
            raise CommandError(f"{path} is empty", returncode=2)
        return catalog.read_answers(text) if by_hand else text

    def _print(self, verdict: Verdict, language: str) -> None:
        score = "" if verdict.score is None else f", {verdict.points:g} of {verdict.max_points:g} points"
        self.stdout.write(f"{verdict.outcome}{score}")
        self.stdout.write(verdict.message.get(language, ""))
        for check in verdict.checks:
            self.stdout.write(f"  {MARKS[check.passed]} {check.title[language]}: {check.feedback[language]}")
            if check.table is not None:
                self._print_table(check.table, language)
        if verdict.error is not None:
            place = f"line {verdict.error.line}: " if verdict.error.line else ""
            self.stdout.write(f"  {place}{verdict.error.type}: {verdict.error.message}")
        if verdict.output:
            self.stdout.write(verdict.output)
        used = verdict.resources
        self.stdout.write(
            f"wall {used.wall_seconds:.2f} s, CPU {used.cpu_seconds:.2f} s, peak {used.peak_mib:.0f} MiB, "
            f"queue {used.queue_seconds:.2f} s"
        )

    def _print_table(self, table: Table, language: str) -> None:
        rows = [[column[language] for column in table.columns]]
        marks = {True: "", False: " (-)", None: ""}
        rows += [[f"{cell.text[language]}{marks[cell.ok]}" for cell in row] for row in table.rows]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = [text.ljust(width) for text, width in zip(row, widths, strict=True)]
            self.stdout.write("      " + "  ".join(cells).rstrip())
