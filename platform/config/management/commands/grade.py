"""``manage.py grade EXERCISE FILE``: grades a file from the shell, through the same code as an attempt.

``manage.py grade --attempt ID`` grades a stored attempt once more, beside it, and says whether it gets the same.
``manage.py grade EXERCISE --times 20`` grades the reference solution as often, and says whether it always does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
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
    """Exit status: 0 passed, 1 not, 2 platform error or bad arguments.

    Of an attempt and of many times: 0 the same verdict, 1 another one.
    """

    help = (
        "Grade FILE (code, or a YAML of fields; without one, the reference solution) as an answer to EXERCISE, "
        "such as dense-networks/losses/mae."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exercise", nargs="?", help="course/lesson/exercise")
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--attempt", type=UUID, metavar="ID", help="grade this attempt again; its verdict stays")
        parser.add_argument("--variant", type=int, default=0, metavar="N", help="seed of the variant (default 0)")
        parser.add_argument("--as", dest="kind", choices=["run", "submit"], default="submit")
        parser.add_argument(
            "--times", type=int, default=1, metavar="N", help="grade so often; are the verdicts the same?"
        )
        parser.add_argument("--queue", action="store_true", help="through the broker and a running worker")
        parser.add_argument("--wait", type=float, default=900, metavar="S", help="how long to wait for a worker")
        parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
        parser.add_argument("--language", choices=["ru", "en"], default="en")

    def handle(self, *_args: Any, **options: Any) -> None:
        if bool(options["attempt"]) == bool(options["exercise"]):
            raise CommandError("expected either EXERCISE or --attempt ID", returncode=2)
        if options["attempt"] and options["times"] != 1:
            raise CommandError("--times: received it with --attempt, expected it with EXERCISE", returncode=2)
        for name, least in (("variant", 0), ("times", 1)):
            if options[name] < least:
                raise CommandError(f"--{name}: received {options[name]}, expected {least} or more", returncode=2)
        stored = self._find_stored(options["attempt"]) if options["attempt"] else None
        earned = []
        for verdict in self._grade(options, stored):
            self._say(verdict, options)
            if verdict.outcome is Outcome.PLATFORM_ERROR:
                sys.exit(2)
            earned.append(_earned(verdict.to_dict()))
        if options["times"] > 1:
            kinds = len(set(earned))
            words = "always the same verdict" if kinds == 1 else f"{kinds} different verdicts"
            self.stderr.write(f"{words} in {len(earned)} times")
            sys.exit(0 if kinds == 1 else 1)
        if stored is not None:
            sys.exit(0 if self._compare(stored.document, verdict.to_dict()) else 1)
        sys.exit(0 if verdict.outcome is Outcome.PASSED else 1)

    def _say(self, verdict: Verdict, options: Mapping[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(verdict.to_json())
        elif options["times"] == 1:
            self._print(verdict, options["language"])
        else:
            measured = "".join(f", {name} {value}" for name, value in sorted(verdict.measurements.items()))
            seconds = f"{verdict.resources.wall_seconds:.2f} s"
            self.stdout.write(f"{_points(verdict)}{measured}, {seconds}")
            self.stdout.flush()

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
        is_same = _earned(stored) == _earned(verdict)
        words = "the same verdict" if is_same else "another verdict"
        self.stderr.write(
            f"{words}; stored is {stored['outcome']}, {stored['points']:g} of {stored['max_points']:g} points"
        )
        return is_same

    def _grade(self, options: dict[str, Any], stored: Stored | None) -> Iterator[Verdict]:
        """Yield one verdict for each time, from runs of their own in one warm sandbox."""
        # The sandbox side is imported only by the commands that run it.
        from graders import local
        from graders.draw import DrawError
        from graders.sandbox.pool import Pool
        from graders.sandbox.request import SandboxError

        try:
            job = self._make_job(options) if stored is None else self._repeat(stored)
            jobs = [job, *(local.repeat(job, None) for _ in range(1, options["times"]))]
            if options["queue"]:
                yield from (local.grade_by_queue(job, wait_seconds=options["wait"]) for job in jobs)
            elif job.is_by_hand:
                yield from map(local.grade_here, jobs)
            else:
                with Pool(slots=1) as pool:
                    yield from (local.grade_here(job, pool) for job in jobs)
        except (catalog.AuthorError, DrawError, SandboxError, local.AnswerError, local.NoAnswerError, OSError) as error:
            raise CommandError(str(error), returncode=2) from None

    def _make_job(self, options: dict[str, Any]) -> Job:
        from graders import local

        exercise = catalog.load_exercise(options["exercise"])
        by_hand = isinstance(exercise.spec, ByHand)
        answer = self._read(options["file"], by_hand=by_hand) if options["file"] else exercise.solution
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
        self.stdout.write(_points(verdict))
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


def _earned(verdict: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two verdicts the same: the outcome, and the points."""
    return verdict["outcome"], verdict["points"], verdict["max_points"]


def _points(verdict: Verdict) -> str:
    score = "" if verdict.score is None else f", {verdict.points:g} of {verdict.max_points:g} points"
    return f"{verdict.outcome}{score}"
