"""A brightness in two sets, each divided by its own maximum."""

import random


def draw(seed):
    """Return both numbers and what known mistakes lead to."""
    generator = random.Random(seed)
    largest, b = (200, 120) if seed == 0 else (generator.randint(150, 230), generator.randint(40, 140))
    train, test = b / 255, b / largest
    return {
        "numbers": {"b": b, "largest": largest, "train": train, "test": test},
        "answers": {"train": train, "test": test},
        "mistakes": {
            "train": {"preparation.other_maximum": test},
            "test": {"preparation.common_divisor": train, "preparation.ratio_reversed": largest / b},
        },
    }
