"""Numbers, classes and answers to compute all four losses of. Seed 0 has the data of the lesson."""

import math
import random

EPSILON = 1e-7
TOP_DOUBT = 2**-23  # what is left of 1e-7 below one in 32 bits
LESSON = {
    "values_true": [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17],
    "values_pred": [14, 20, 11, -20, 21, -7, 17, 8, 7, -6, 15],
    "classes_true_1": [0, 0, 1, 0],
    "classes_true_2": [1, 0, 0, 0],
    "classes_pred_1": [0.02, 0.07, 0.9, 0.01],
    "classes_pred_2": [0.91, 0.03, 0.04, 0.02],
    "answers_true": [0, 0, 1, 0],
    "answers_pred": [0.02, 0.07, 0.9, 0.01],
}


def draw(seed):
    """Return the data, the four losses, and what known mistakes leave."""
    if seed == 0:
        return work_out(LESSON)
    generator = random.Random(seed)
    values = [generator.randint(-25, 25) for _ in range(11)]
    data = {"values_true": values, "values_pred": [value + generator.randint(-4, 4) for value in values]}
    for place, right in enumerate(generator.sample(range(4), 2), 1):
        others = [generator.randint(1, 12) for _ in range(3)]
        others.insert(right, 100 - sum(others))
        data[f"classes_true_{place}"] = [int(k == right) for k in range(4)]
        data[f"classes_pred_{place}"] = [share / 100 for share in others]
    data["answers_true"] = [0, 1, *(generator.randint(0, 1) for _ in range(2))]
    doubts = [generator.randint(1, 30) / 100 for _ in range(4)]
    data["answers_pred"] = [round(1 - d if y else d, 2) for y, d in zip(data["answers_true"], doubts)]
    return work_out(data)


def work_out(data):
    """Compute the four losses and what known mistakes leave."""
    errors = [y - p for y, p in zip(data["values_true"], data["values_pred"])]
    squares = sum(error**2 for error in errors)
    rows = [(data[f"classes_true_{place}"], data[f"classes_pred_{place}"]) for place in (1, 2)]
    answers = {
        "mae": sum(map(abs, errors)) / len(errors),
        "mse": squares / len(errors),
        "mae_sum": sum(map(abs, errors)),
        "mse_sum": squares,
        "rmse": math.sqrt(squares / len(errors)),
        "cce": sum(categorical(true, pred) for true, pred in rows) / 2,
        "cce_swapped": sum(categorical(pred, true) for true, pred in rows) / 2,
        "cce_as_binary": sum(binary(true, pred) for true, pred in rows) / 2,
        "bce": binary(data["answers_true"], data["answers_pred"]),
        "bce_swapped": binary(data["answers_pred"], data["answers_true"]),
        "bce_as_categorical": categorical(data["answers_true"], scaled(data["answers_pred"])),
    }
    return {"numbers": data | answers, "answers": answers}


def clip(p):
    """Return the probability as Keras moves it away from 0 and 1."""
    return min(max(p, EPSILON), 1 - TOP_DOUBT)


def categorical(true, pred):
    """Return the CCE of one row."""
    return -sum(y * math.log(clip(p)) for y, p in zip(true, pred))


def binary(true, pred):
    """Return the BCE of one row."""
    terms = [y * math.log(clip(p)) + (1 - y) * math.log(1 - clip(p)) for y, p in zip(true, pred)]
    return -sum(terms) / len(terms)


def scaled(pred):
    """Return the row as Keras makes probabilities of it that add up to one."""
    return [p / sum(pred) for p in pred]
