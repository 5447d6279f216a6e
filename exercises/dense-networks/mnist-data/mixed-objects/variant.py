"""Two images of 2 x 2 whose eight numbers all differ, reshaped in the right way and in one that mixes them."""

import random


def draw(seed):
    """Return the images, both matrices, and in each cell what the other way puts there."""
    flat = [10, 20, 30, 40, 50, 60, 70, 80] if seed == 0 else random.Random(seed).sample(range(1, 100), 8)
    right = [flat[:4], flat[4:]]
    mixed = [flat[0::2], flat[1::2]]
    mistakes = {}
    for row in range(2):
        for column in range(4):
            if right[row][column] != mixed[row][column]:
                cell = f"{row + 1}.{column + 1}"
                mistakes[f"right.{cell}"] = {"preparation.mixed": mixed[row][column]}
                mistakes[f"mixed.{cell}"] = {"preparation.not_mixed": right[row][column]}
    names = [f"{image}_{place}" for image in "ab" for place in range(1, 5)]
    return {
        "numbers": dict(zip(names, flat)) | {"flat": flat},
        "answers": {"right": right, "mixed": mixed},
        "mistakes": mistakes,
    }
