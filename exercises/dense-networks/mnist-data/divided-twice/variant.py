"""A brightness that is divided once in one set and twice in the other."""

FIRST, LEAST, COUNT = 200, 40, 211
STRIDE = 37  # has no factor in common with the count, so neighbouring seeds never draw the same


def draw(seed):
    """Return both numbers and what known mistakes lead to."""
    b = LEAST + (FIRST - LEAST + STRIDE * seed) % COUNT
    train, test = b / 255 / 255, b / 255
    return {
        "numbers": {"b": b, "train": train, "test": test},
        "answers": {"train": train, "test": test},
        "mistakes": {
            "train": {"preparation.divided_once": test},
            "test": {"preparation.divided_twice": train},
        },
    }
