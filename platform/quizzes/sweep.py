"""What closes sittings whose students have gone: their time ends without them."""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError

from quizzes.selectors import overdue_sittings
from quizzes.services import close_if_over

log = logging.getLogger(__name__)


def close_overdue() -> None:
    """Close and grade every sitting whose time is over. Any number of sweeps may run at once.

    Raises OperationalError or InterfaceError when the database is away.
    """
    for sitting in overdue_sittings():
        try:
            if close_if_over(sitting):
                log.info("sitting %s was closed: its time is over", sitting.pk)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            # It would be found again every time, and must hold up neither the others nor the recorder.
            log.exception("sitting %s can't be closed", sitting.pk)
