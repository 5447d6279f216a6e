"""``manage.py grade EXERCISE FILE``: grades a file from the shell, through the same code as an attempt."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises import catalog
from exercises.by_hand import ByHand
from graders.contract import MAX_SOURCE_BYTES, Kind, Outcome, Verdict

MARKS = {True: "+", False: "-", None: "?"}


class Command(BaseCommand):
    """Exit status: 0 passed, 1 not passed, 2 platform error or bad arguments."""

    help = "Grade FILE (code, or a YAML of fields) as an answer to EXERCISE, such as dense-networks/losses/mae."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("exercise", help="course/lesson/exercise")
        parser.add_argument("file", type=Path)
        parser.add_argument("--variant", type=int, default=0, metavar="N", help="seed of the variant (default 0)")
        parser.add_argument("--as", dest="kind", choices=["run", "submit"], default="submit")
        parser.add_argument("--queue", action="store_true", help="through the broker and a running worker")
        parser.add_argument("--wait", type=float, default=900, metavar="S", help="how long to wait for a worker")
        parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
        parser.add_argument("--language", choices=["ru", "en"], default="en")

    def handle(self, *_args: Any, **options: Any) -> None:
        verdict = self._grade(options)
        if options["json"]:
            self.stdout.write(verdict.to_json())
        else:
            self._print(verdict, options["language"])
        if verdict.outcome is Outcome.PLATFORM_ERROR:
            sys.exit(2)
        sys.exit(0 if verdict.outcome is Outcome.PASSED else 1)

    def _grade(self, options: dict[str, Any]) -> Verdict:
        # The sandbox side is imported only by the commands that run it.
        from graders import local
        from graders.draw import DrawError
        from graders.sandbox.request import SandboxError

        if options["variant"] < 0:
            raise CommandError(f"--variant: received {options['variant']}, expected 0 or more", returncode=2)
        try:
            exercise = catalog.load_exercise(options["exercise"])
            answer = self._read(options["file"], by_hand=isinstance(exercise.spec, ByHand))
            job = local.make_job(exercise, answer, kind=Kind(options["kind"]), seed=options["variant"])
            if options["queue"]:
                return local.grade_by_queue(job, wait_seconds=options["wait"])
            return local.grade_here(job)
        except (catalog.AuthorError, DrawError, SandboxError, local.AnswerError, local.NoAnswerError, OSError) as error:
            raise CommandError(str(error), returncode=2) from None

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
