"""Probabilities of five classes for three objects. Seed 0 is the example of the task."""

import random

CLASSES = 5
NAMES = ("first", "second", "third")


def draw(seed):
    """Return numbers, answers and mistakes."""
    if seed == 0:
        return work_out([[5, 7, 80, 5, 3], [61, 4, 20, 9, 6], [2, 3, 4, 87, 4]])
    generator = random.Random(seed)
    while True:
        variant = work_out([row(generator) for _ in range(3)])
        if is_telling(variant):
            return variant


def row(generator):
    """Draw five probabilities in hundredths that sum to one, one of them clearly the largest."""
    others = [generator.randint(1, 14) for _ in range(CLASSES - 1)]
    others.insert(generator.randrange(CLASSES), 100 - sum(others))
    return others


def work_out(hundredths):
    """Find the places of the largest, and what the known mistakes lead to."""
    answers = [row.index(max(row)) for row in hundredths]
    all_of_them = [value for row in hundredths for value in row]
    flat = all_of_them.index(max(all_of_them))
    line = flat // CLASSES
    numbers = {f"row_{n}": [value / 100 for value in row] for n, row in enumerate(hundredths, start=1)}
    numbers |= {f"answer_{n}": answer for n, answer in enumerate(answers, start=1)}
    numbers |= {"flat": flat, "line": line, "place": flat % CLASSES, "classes": CLASSES, "most": max(all_of_them) / 100}
    mistakes = {
        f"{name}.axis": {"predicting.counted_from_one": answer + 1, "predicting.least": row.index(min(row))}
        for name, answer, row in zip(NAMES, answers, hundredths)
    }
    for known in mistakes.values():
        if known["predicting.least"] == known["predicting.counted_from_one"]:
            del known["predicting.least"]
    mistakes["flat"] = {
        "predicting.counted_from_one": flat + 1,
        "predicting.place_in_row": flat % CLASSES,
        "predicting.row_of_largest": line,
    }
    right = {f"{name}.axis": answer for name, answer in zip(NAMES, answers)}
    return {"numbers": numbers, "answers": {**right, "flat": flat}, "mistakes": mistakes}


def is_telling(variant):
    """Return whether the largest and smallest numbers are single ones, and the values of a cell differ."""
    rows = [variant["numbers"][f"row_{n}"] for n in (1, 2, 3)]
    if any(row.count(min(row)) > 1 for row in rows) or sum(max(row) == variant["numbers"]["most"] for row in rows) > 1:
        return False
    values = [variant["answers"]["flat"], *variant["mistakes"]["flat"].values()]
    return len(set(values)) == len(values) and len({variant["answers"][f"{name}.axis"] for name in NAMES}) > 1
