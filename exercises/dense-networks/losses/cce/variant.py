"""Two objects of four classes for CCE. Seed 0 is the example of the lesson."""

import itertools
import math
import random

CLASSES = 4
EPSILON = 1e-7
LESSON = (
    [[0, 0, 1, 0], [1, 0, 0, 0]],
    [[0.02, 0.07, 0.9, 0.01], [0.91, 0.03, 0.04, 0.02]],
)


def draw(seed):
    """Return numbers, answers and mistakes; each row of predictions adds up to one."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        y_true, y_pred = [], []
        for right in generator.sample(range(CLASSES), 2):
            y_true.append([int(k == right) for k in range(CLASSES)])
            y_pred.append(probabilities(generator, right))
        variant = work_out(y_true, y_pred)
        if is_telling(variant):
            return variant


def probabilities(generator, right):
    """Draw four probabilities in hundredths, the largest in the place of the right class."""
    others = [generator.randint(1, 12) for _ in range(CLASSES - 1)]
    others.insert(right, 100 - sum(others))
    return [share / 100 for share in others]


def work_out(y_true, y_pred):
    """Compute the loss of each object, their mean, and what the known mistakes lead to."""
    chosen = [sum(t * p for t, p in zip(*rows)) for rows in zip(y_true, y_pred)]
    losses = [-math.log(p) for p in chosen]
    total, count = sum(losses), len(losses)
    return {
        "numbers": {
            "true_1": y_true[0],
            "true_2": y_true[1],
            "pred_1": y_pred[0],
            "pred_2": y_pred[1],
            "chosen_1": chosen[0],
            "chosen_2": chosen[1],
            "loss_1": losses[0],
            "loss_2": losses[1],
            "total": total,
            "count": count,
            "cce": total / count,
            "by_classes": total / CLASSES,
        },
        "answers": {"first.loss": losses[0], "second.loss": losses[1], "cce": total / count},
        "mistakes": {
            "first.loss": mistakes_of(chosen[0], binary(y_true[0], y_pred[0])),
            "second.loss": mistakes_of(chosen[1], binary(y_true[1], y_pred[1])),
            "cce": {
                "losses.divided_by_classes": total / CLASSES,
                "losses.mean_of_all_cells": total / (count * CLASSES),
                "losses.doubt_for_logarithm": sum(1 - p for p in chosen) / count,
                "losses.binary_for_categorical": sum(map(binary, y_true, y_pred)) / count,
                "losses.arguments_swapped": sum(1 - p for p in chosen) * -math.log(EPSILON) / count,
            },
        },
    }


def binary(true, pred):
    """Return the BCE over the cells of a row."""
    return -sum(math.log(p if t else 1 - p) for t, p in zip(true, pred)) / len(true)


def mistakes_of(chosen, as_binary):
    """Return what is known to be put in place of the loss of an object."""
    return {
        "losses.doubt_for_logarithm": 1 - chosen,
        "losses.probability_for_loss": chosen,
        "losses.binary_for_categorical": as_binary,
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: any two of a field differ by more than a hundredth."""
    fields = [[variant["answers"][name], *known.values()] for name, known in variant["mistakes"].items()]
    pairs = (pair for values in fields for pair in itertools.combinations(values, 2))
    return all(abs(a - b) > max(abs(a), abs(b)) / 100 for a, b in pairs)
