"""A row of four classes, read as one object and as four questions. Seed 0 is a row much like the lesson's."""

import itertools
import math
import random

CELLS = 4
LESSON = ([0, 0, 1, 0], [0.05, 0.15, 0.7, 0.1])


def draw(seed):
    """Return numbers, answers and mistakes; the row of predictions adds up to one."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        right = generator.randrange(CELLS)
        others = [generator.randint(1, 18) for _ in range(CELLS - 1)]
        others.insert(right, 100 - sum(others))
        variant = work_out([int(k == right) for k in range(CELLS)], [share / 100 for share in others])
        if is_telling(variant):
            return variant


def work_out(y_true, y_pred):
    """Compute both losses and what the known mistakes lead to."""
    chances = [p if y else round(1 - p, 2) for y, p in zip(y_true, y_pred)]
    losses = [-math.log(p) for p in chances]
    right = y_true.index(1)
    cce, bce = losses[right], sum(losses) / CELLS
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": y_pred,
            "right_chance": chances[right],
            "chances": chances,
            "losses": losses,
            "total": sum(losses),
            "cells": CELLS,
            "cce": cce,
            "bce": bce,
        },
        "answers": {"cce": cce, "bce": bce},
        "mistakes": {
            "cce": {
                "losses.divided_by_classes": cce / CELLS,
                "losses.binary_for_categorical": bce,
                "losses.doubt_for_logarithm": 1 - chances[right],
                "losses.probability_for_loss": chances[right],
            },
            "bce": {
                "losses.second_term_lost": cce / CELLS,
                "losses.categorical_for_binary": cce,
                "losses.terms_exchanged": -sum(math.log(1 - p) for p in chances) / CELLS,
                "losses.doubt_for_logarithm": sum(1 - p for p in chances) / CELLS,
            },
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: any two of a field differ by more than a hundredth."""
    fields = [[variant["answers"][name], *known.values()] for name, known in variant["mistakes"].items()]
    pairs = (pair for values in fields for pair in itertools.combinations(values, 2))
    return all(abs(a - b) > max(abs(a), abs(b)) / 100 for a, b in pairs)
