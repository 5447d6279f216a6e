"""Two objects of one feature through two neurons."""

import random


def draw(seed):
    """Return features and weights, all different, and their products."""
    x, w = [2, 5], [1, 3]
    if seed:
        numbers = random.Random(seed).sample(range(2, 13), 4)
        x, w = numbers[:2], numbers[2:]
    return {
        "numbers": {"x": x, "w": w},
        "answers": {"output": [[a * b for b in w] for a in x]},
        "mistakes": {},
    }
