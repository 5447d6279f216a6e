"""Slows down whoever guesses passwords: a few tries for one name from one address, then a pause."""

from __future__ import annotations

import hashlib
import logging

from django.core.cache import cache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

MAX_TRIES = 10
PAUSE_SECONDS = 600


def has_try_left(name: str, address: str) -> bool:
    """Count one try to sign in, and tell whether it is still one of those that are taken.

    It is counted before the password is looked at, so that tries at the same time don't slip through. Where Redis is
    away everybody may try: people must be able to sign in then.
    """
    key = _key(name, address)
    try:
        cache.add(key, 0, timeout=PAUSE_SECONDS)
        return cache.incr(key) <= MAX_TRIES
    except (RedisError, ValueError) as error:  # ValueError: it ran out between the two
        log.warning("a try to sign in was not counted: %s", error)
        return True


def forget_tries(name: str, address: str) -> None:
    """Start counting anew: the password was right."""
    try:
        cache.delete(_key(name, address))
    except RedisError as error:
        log.warning("the tries to sign in were not forgotten: %s", error)


def _key(name: str, address: str) -> str:
    # As a hash, because a name may hold anything and be of any length.
    return f"sign-in:{hashlib.sha256(f'{address} {name.casefold()}'.encode()).hexdigest()}"
