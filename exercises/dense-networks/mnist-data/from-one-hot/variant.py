"""Three one-hot rows to be read. Seed 0 has labels of the lesson: image 143 is a 2, label 36 a 6, label 0 a 5."""

import random

CLASSES = 10


def draw(seed):
    """Return three rows whose labels are read otherwise when counted from one or from the end."""
    labels = [2, 6, 5] if seed == 0 else random.Random(seed).sample(range(CLASSES), 3)
    rows = [[int(place == label) for place in range(CLASSES)] for label in labels]
    names = ("a", "b", "c")
    return {
        "numbers": {"labels": labels} | {f"row_{place}": row for place, row in enumerate(rows, 1)},
        "answers": dict(zip(names, labels)),
        "mistakes": {name: mistakes_of(label) for name, label in zip(names, labels)},
    }


def mistakes_of(label):
    """Return the other readings of the row; where they are the same, the first."""
    known = {"preparation.class_from_one": label + 1}
    from_the_end = CLASSES - 1 - label
    return known if from_the_end == label + 1 else known | {"preparation.class_from_the_end": from_the_end}
