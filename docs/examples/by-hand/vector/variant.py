"""One negative number and one positive."""

import random


def draw(seed):
    """Return two numbers and what relu makes of them."""
    generator = random.Random(seed)
    low, high = (-generator.randint(1, 39) / 4, generator.randint(1, 39) / 4) if seed else (-0.5, 1.5)
    return {
        "numbers": {"x": [low, high], "output": [0, high]},
        "answers": {"output": [0, high]},
        "mistakes": {"output.1": {"dense.relu_forgotten": low, "dense.relu_as_absolute": -low}},
    }
