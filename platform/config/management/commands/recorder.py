"""``manage.py recorder``: brings verdicts from the workers into the database."""

from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand

from attempts.recorder import Recorder


class Command(BaseCommand):
    """Runs the recorder until SIGTERM or Ctrl-C."""

    help = "Record what workers report, and send again what was lost. Runs until it is stopped."

    def handle(self, *_args: Any, **_options: Any) -> None:
        recorder = Recorder()
        signal.signal(signal.SIGTERM, recorder.stop)
        signal.signal(signal.SIGINT, recorder.stop)
        recorder.run()
