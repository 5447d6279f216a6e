"""A batch size that is a power of two, from the number of objects and of steps; the last batch is not full."""

import math
import random

CANONICAL = (50000, 64)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(100 * generator.randint(60, 700), generator.choice((16, 32, 64, 128, 256)))
        if is_telling(variant):
            return variant


def work_out(objects, batch):
    steps = math.ceil(objects / batch)
    full = steps - 1
    last = objects - full * batch
    return {
        "numbers": {
            "objects": objects,
            "steps": steps,
            "ratio": objects / steps,
            "full": full,
            "taken": full * batch,
            "batch": batch,
            "last": last,
        },
        "answers": {"batch": batch, "last": last},
        "mistakes": {
            "batch": {"quiz.batch_divided": objects // steps},
            "last": {"quiz.last_full": batch, "quiz.last_missing": batch - last},
        },
    }


def is_telling(variant):
    batch, last = variant["answers"]["batch"], variant["answers"]["last"]
    is_found = batch / 2 < variant["numbers"]["ratio"] < batch
    return is_found and 0 < last < batch and batch != 2 * last
