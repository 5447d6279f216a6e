#!/usr/bin/env python3
"""Django's command line: ``manage.py help`` lists what it can do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Run the command that was asked for."""
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (found by way of those paths)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
