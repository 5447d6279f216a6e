"""``manage.py recorder``: brings verdicts from the workers into the database, and ends what is over."""

from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand

from attempts.recorder import Recorder
from quizzes.sweep import close_overdue


class Command(BaseCommand):
    """Runs the recorder until SIGTERM or Ctrl-C."""

    help = "Record what workers report, send again what was lost, and close quizzes whose time is over, until stopped."

    def handle(self, *_args: Any, **_options: Any) -> None:
        recorder = Recorder(sweeps=[close_overdue])
        signal.signal(signal.SIGTERM, recorder.stop)
        signal.signal(signal.SIGINT, recorder.stop)
        recorder.run()
