"""Every hostile submission gets the verdict that its first line says, and nothing outside has changed."""

import os

import pytest

from graders.contract import Outcome
from graders.sandbox.pool import Pool
from tests.attacks import corpus
from tests.attacks.corpus import Attack

ATTACKS = corpus.load()


@pytest.mark.sandbox
@pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.name) for attack in ATTACKS])
def test_hostile_submission_is_stopped(attack: Attack, pool: Pool) -> None:
    if attack.machine not in ("", os.uname().machine):
        pytest.skip(f"it makes calls by their numbers on {attack.machine}")

    wrong = corpus.check(attack, pool)

    assert not wrong, f"{attack.path}\n{attack.must_not}\n" + "\n".join(wrong)


def test_the_corpus_is_whole() -> None:
    assert len(ATTACKS) >= 150
    assert {attack.family for attack in ATTACKS} == set(corpus.FAMILIES)
    assert all(sum(attack.family == family for attack in ATTACKS) >= 4 for family in corpus.FAMILIES)
    assert Outcome.PASSED not in {attack.outcome for attack in ATTACKS}


def test_each_attack_says_what_must_not_happen_and_can_be_read_at_a_glance() -> None:
    for attack in ATTACKS:
        assert 10 < len(attack.must_not) < 110, attack.path
        assert len(attack.path.read_text().splitlines()) <= 32, attack.path
