"""Twenty variants of every exercise with numbers, worked out once more from what its text shows, by other means."""

from __future__ import annotations

import runpy
from typing import Any

import numpy as np
import pytest

from exercises import catalog
from exercises.by_hand import ByHand
from exercises.schema import Variant
from tests.content.recomputing import images, layers, optimizers, quiz
from tests.content.recomputing.base import Recompute

SEEDS = range(20)
EXACT = 1e-6
"""Of numbers as they are drawn; texts show some of them rounded."""

RECOMPUTED: dict[str, Recompute] = {
    **layers.RECOMPUTED,
    **optimizers.RECOMPUTED,
    **images.RECOMPUTED,
    **quiz.RECOMPUTED,
}
EXERCISES = {
    exercise.id.partition("/")[2]: exercise
    for course in catalog.load_all()
    for exercise in course.exercises
    if isinstance(exercise.spec, ByHand) and exercise.spec.number_cells
}


def test_every_exercise_with_numbers_is_recomputed() -> None:
    assert set(EXERCISES) == set(RECOMPUTED)


@pytest.mark.parametrize("name", RECOMPUTED)
def test_answers_are_those_that_another_computation_gives(name: str) -> None:
    draw = runpy.run_path(str(EXERCISES[name].path / "variant.py"))["draw"]
    for seed in SEEDS:
        drawn = draw(seed)
        variant = Variant(seed=seed, numbers=drawn["numbers"], answers=drawn["answers"])
        other = Variant(seed=seed, answers={key: as_drawn(v) for key, v in RECOMPUTED[name](drawn["numbers"]).items()})

        assert other.answer_cells == pytest.approx(variant.answer_cells, abs=EXACT, rel=EXACT), f"seed {seed}"


def as_drawn(value: Any) -> Any:
    return np.asarray(value).tolist()
