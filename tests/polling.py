"""Waiting in tests: for something to become true, never for time to pass."""

import time
from collections.abc import Callable


def wait_until(condition: Callable[[], object], *, seconds: float = 10.0) -> None:
    """Return as soon as the condition holds; fail when it does not within so many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"still not so after {seconds:g} s: {condition}")
        time.sleep(0.01)
