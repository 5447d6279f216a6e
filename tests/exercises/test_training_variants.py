"""Every variant of the training lesson's exercises, worked out in another way than variant.py does."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from exercises.catalog import ROOT

SEEDS = 300


def drawn(slug: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the numbers and the answers of many seeds."""
    draw = runpy.run_path(str(ROOT / "dense-networks" / "mnist" / slug / "variant.py"))["draw"]
    for seed in range(SEEDS):
        variant = draw(seed)
        yield variant["numbers"], variant["answers"]


def test_steps_are_the_batches_that_are_cut_from_the_objects() -> None:
    for numbers, answers in drawn("steps-an-epoch"):
        left = int(np.floor(numbers["n"] * (1.0 - numbers["split"])))
        batches = [min(numbers["batch"], left - start) for start in range(0, left, numbers["batch"])]

        assert answers["objects"] == sum(batches) == left
        assert (answers["steps"], answers["last"]) == (len(batches), batches[-1])
        assert answers["updates"] == sum(1 for _ in range(numbers["epochs"]) for _ in batches)


def test_the_best_epoch_and_the_gap_are_those_of_the_table() -> None:
    for numbers, answers in drawn("read-log"):
        table = np.array([numbers[f"epoch_{n}"] for n in range(1, 9)])

        assert answers["best"] == 1 + int(table[:, 2].argmin())
        assert answers["gap"] == pytest.approx(100 * (table[-1, 1] - table[-1, 3]))
        assert (np.diff(table[:, 0]) < 0).all(), "the loss on the training data falls throughout"
        assert (np.diff(table[answers["best"] - 1 :, 2]) > 0).all(), "and the other rises after the best epoch"


def test_accuracy_is_the_mean_over_single_images() -> None:
    for numbers, answers in drawn("accuracy-counts"):
        rows = [numbers[f"row_{n}"] for n in (1, 2, 3, 4)]
        images = np.concatenate([[1] * right + [0] * (count - right) for _, count, right in rows])

        assert answers["accuracy"] == pytest.approx(images.mean())
        assert answers["errors"] == round(numbers["images"] * (1 - numbers["other"]))


def test_softmax_is_that_of_numpy() -> None:
    for numbers, answers in drawn("softmax"):
        z = np.array(numbers["z"], dtype=float)

        assert answers["probabilities"] == pytest.approx(list(np.exp(z) / np.exp(z).sum()))


def test_answers_are_those_of_argmax() -> None:
    for numbers, answers in drawn("argmax"):
        p = np.array([numbers[f"row_{n}"] for n in (1, 2, 3)])

        assert p.sum(axis=1) == pytest.approx([1, 1, 1])
        assert [answers[f"{row}.axis"] for row in ("first", "second", "third")] == p.argmax(axis=1).tolist()
        assert answers["flat"] == p.argmax()


def test_shapes_are_those_of_arrays() -> None:
    for numbers, answers in drawn("shapes"):
        row = np.zeros((numbers["side"], numbers["side"])).reshape(-1)
        weights = np.zeros((row.size, numbers["classes"]))
        expanded = np.expand_dims(row, axis=0)
        many = np.zeros((numbers["images"], row.size)) @ weights

        assert answers["row"] == row.size
        for name, array in (("expanded", expanded), ("predicted", expanded @ weights), ("many", many)):
            assert (answers[f"{name}.rows"], answers[f"{name}.columns"]) == array.shape
