"""Every hostile submission at the weaker level: stopped there too, or known to be stopped by the full level only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.sandbox.pool import Pool
from tests.attacks import corpus
from tests.attacks.corpus import Attack
from tests.sandbox.launching import weaker_pool

ATTACKS = [attack for attack in corpus.load() if attack.machine in ("", os.uname().machine)]
ONLY_FULL = [attack for attack in ATTACKS if attack.why_not_stopped]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "sandbox.md"

with_attack = pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.name) for attack in ATTACKS])


@pytest.fixture(scope="module")
def weak() -> Iterator[Pool]:
    with corpus.planted(), weaker_pool() as pool:
        yield pool


@pytest.mark.sandbox
@with_attack
def test_hostile_submission_is_stopped_or_known_not_to_be(attack: Attack, weak: Pool) -> None:
    wrong = corpus.check(attack, weak)

    assert not wrong, f"{attack.path}\n{attack.must_not}\n" + "\n".join(wrong)


@pytest.mark.sandbox
@pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.name) for attack in ONLY_FULL])
def test_what_is_said_not_to_be_stopped_is_not(attack: Attack, weak: Pool) -> None:
    verdict = corpus.grade_once(attack, weak)

    assert any("ESCAPED" in line for line in corpus.judge(attack, verdict, attack.outcome))


def test_the_page_lists_what_only_the_full_level_stops() -> None:
    page = " ".join(PAGE.read_text().split())

    assert [attack.name for attack in ONLY_FULL if f"`{attack.name}`" not in page] == []
    assert [attack.name for attack in ONLY_FULL if attack.why_not_stopped not in page] == []
