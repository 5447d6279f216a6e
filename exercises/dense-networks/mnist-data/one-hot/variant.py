"""Two labels to be written as one-hot. Seed 0 has the 5 and the 3 of the lesson."""

CLASSES = 10
PAIRS = [(a, b) for a in range(CLASSES) for b in range(CLASSES) if a != b]
FIRST = PAIRS.index((5, 3))
STRIDE = 37  # has no factor in common with the number of pairs, so neighbouring seeds never draw the same


def draw(seed):
    """Return both rows, and where a one stands for whoever counts from one."""
    first, second = PAIRS[(FIRST + STRIDE * seed) % len(PAIRS)]
    rows = {"first": one_hot(first), "second": one_hot(second)}
    mistakes = {}
    for name, label in (("first", first), ("second", second)):
        if label > 0:
            mistakes[f"{name}.{label}"] = {"preparation.counted_from_one": 1}
        if label > 1:
            mistakes[f"{name}.{label + 1}"] = {"preparation.label_itself": label}
    numbers = {"first": first, "second": second, "classes": CLASSES, "row_1": rows["first"], "row_2": rows["second"]}
    return {"numbers": numbers, "answers": rows, "mistakes": mistakes}


def one_hot(label):
    """Return the row of a label."""
    return [int(place == label) for place in range(CLASSES)]
