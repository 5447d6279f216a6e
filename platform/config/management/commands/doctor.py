"""``manage.py doctor``: looks at everything Gradus needs of this machine."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from config import checks, environment


class Command(BaseCommand):
    """Prints a line for each thing: ok, or what is wrong and how to cure it. Exits 1 if anything is wrong."""

    help = "Look at everything Gradus needs of this machine, one by one, and say how to cure what is missing."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        wrong = 0
        for finding in checks.everything(environment.load()):
            self.stdout.write(str(finding))
            wrong += not finding.is_ok
        if wrong:
            sys.exit(1)
