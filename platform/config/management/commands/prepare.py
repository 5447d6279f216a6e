"""``manage.py prepare``: brings database, static files and published courses up to date."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """What has to be done once before the site starts, in one process, skipping what is done."""

    help = "Migrate the database, collect static files, publish the courses. Does nothing where nothing has changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="make the demo accounts too")

    def handle(self, *_args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        _collect_static()
        call_command("publish", stdout=self.stdout)
        if options["demo"]:
            call_command("demo", stdout=self.stdout)


def _collect_static() -> None:
    """Copy, hash and compress what browsers load, unless that was done for the same files."""
    stamp, today = settings.VAR / "static.stamp", _fingerprint(settings.STATICFILES_DIRS)
    if settings.STATIC_ROOT.is_dir() and stamp.is_file() and stamp.read_text() == today:
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(today)


def _fingerprint(folders: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
