"""The corpus on two slots at once, in random order: a part, or all of it as often as GRADUS_ATTACK_ROUNDS says."""

import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from graders.sandbox.pool import Pool
from tests.attacks import corpus
from tests.attacks.corpus import Attack

ROUNDS = int(os.environ.get("GRADUS_ATTACK_ROUNDS", "0"))
PART = 40
"""How many of them are sent where no rounds are asked for."""
ATTACKS = [attack for attack in corpus.load() if attack.machine in ("", os.uname().machine)]


@pytest.mark.sandbox
def test_hostile_submissions_are_stopped_side_by_side(pool: Pool) -> None:
    seed = int(os.environ.get("GRADUS_ATTACK_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"GRADUS_ATTACK_SEED={seed}")
    chance = random.Random(seed)
    order = [attack for _ in range(ROUNDS) for attack in ATTACKS] or chance.sample(ATTACKS, PART)
    chance.shuffle(order)

    def stop(attack: Attack) -> list[str]:
        expected = attack.expected(pool.level)
        found = corpus.judge(attack, corpus.grade_once(attack, pool), expected) if expected else []
        return [f"{attack.name}: {line}" for line in found]

    with ThreadPoolExecutor(2) as threads:
        wrong = [line for lines in threads.map(stop, order) for line in lines]

    assert not wrong + corpus.look_around(pool), "\n".join(wrong)
