"""The negative control: with each guard taken away a hostile submission gets through, so its test can fail."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest

from graders.sandbox import forkserver
from graders.sandbox.pool import PRELOAD, Pool
from tests.attacks import corpus
from tests.attacks.corpus import Attack
from tests.attacks.guards import GUARDS, Guard
from tests.sandbox.launching import launch, weaker_pool

ATTACKS = {attack.name: attack for attack in corpus.load()}


def got_through(attack: Attack, pool: Pool) -> list[str]:
    """Return what went wrong, but for a sandbox that could not be set up: that is a guard of its own."""
    return [line for line in corpus.check(attack, pool) if "SandboxError" not in line]


@pytest.mark.sandbox
@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_without_the_guard_an_attack_gets_through(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    attacks = [ATTACKS[name] for name in guard.attacks]
    # Most acts need nothing but Python, and a server without TensorFlow is there at once.
    preload = PRELOAD if any("keras" in attack.path.read_text() for attack in attacks) else ()
    with corpus.planted(), monkeypatch.context() as patch:
        guard.worker(patch)
        started: AbstractContextManager[Pool]
        if guard.is_of_weaker_level:
            started = weaker_pool(*guard.changes, preload=preload)
        else:
            patch.setattr(forkserver, "LAUNCH", launch(*guard.changes))
            started = Pool(slots=guard.slots, preload=preload)
        with started as pool:
            stopped = [attack.name for attack in attacks if not got_through(attack, pool)]

    assert stopped == []


@pytest.mark.sandbox
def test_with_every_guard_in_its_place_none_of_them_does(pool: Pool) -> None:
    """The same submissions, the same way: what lets them through above is the guard that is missing."""
    names = sorted({name for guard in GUARDS for name in guard.attacks})

    assert {name: found for name in names if (found := got_through(ATTACKS[name], pool))} == {}


def test_every_name_is_that_of_a_submission() -> None:
    assert [name for guard in GUARDS for name in guard.attacks if name not in ATTACKS] == []
    assert all(guard.attacks for guard in GUARDS)
