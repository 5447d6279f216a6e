"""Two objects of four classes for CCE. Seed 0 is the example of the lesson."""

import math
import random

CLASSES = 4
LESSON = (
    [[0, 0, 1, 0], [1, 0, 0, 0]],
    [[0.02, 0.07, 0.9, 0.01], [0.91, 0.03, 0.04, 0.02]],
)


def draw(seed):
    """Return numbers, answers and mistakes; each row of predictions adds up to one."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    y_true, y_pred = [], []
    for right in generator.sample(range(CLASSES), 2):
        y_true.append([int(k == right) for k in range(CLASSES)])
        y_pred.append(probabilities(generator, right))
    return work_out(y_true, y_pred)


def probabilities(generator, right):
    """Draw four probabilities in hundredths, the largest in the place of the right class."""
    others = [generator.randint(1, 9) for _ in range(CLASSES - 1)]
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
        },
        "answers": {"cce": total / count},
        "mistakes": {"cce": {"losses.divided_by_classes": total / CLASSES}},
    }
