"""Four values of brightness to be divided by 255."""

import random


def draw(seed):
    """Return brightness, answers and mistakes; at three decimals none of these equals another."""
    if seed == 0:
        return work_out([51, 128, 204, 230])
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.sample(range(40, 245), 4))
        if is_telling(variant):
            return variant


def work_out(brightness):
    """Divide, and do what the known mistakes do."""
    scaled = [value / 255 for value in brightness]
    mistakes = {}
    for place, value in enumerate(brightness, 1):
        mistakes[f"scaled.{place}"] = {
            "preparation.divided_twice": value / 255 / 255,
            "preparation.by_256": value / 256,
            "preparation.inverted": (255 - value) / 255,
            "preparation.own_maximum": value / max(brightness),
        }
    numbers = {"brightness": brightness, "scaled": scaled}
    return {"numbers": numbers, "answers": {"scaled": scaled}, "mistakes": mistakes}


def is_telling(variant):
    """Return whether a value tells which mistake was made: no two of a cell are nearer than two thousandths."""
    for place, answer in enumerate(variant["answers"]["scaled"], 1):
        values = sorted([answer, *variant["mistakes"][f"scaled.{place}"].values()])
        if any(b - a < 0.0011 for a, b in zip(values, values[1:])):
            return False
        if len({round(value, 3) for value in values}) < len(values):
            return False
    return True
