"""Objects, batches and a part for validation. Seed 0 is a tenth of MNIST's training set, set aside."""

import math
import random


def draw(seed):
    """Return numbers, answers and mistakes; the last batch is never full."""
    if seed == 0:
        return work_out(60000, 10, 128, 15)
    generator = random.Random(seed)
    while True:
        objects = 1000 * generator.randint(8, 90)
        percent = generator.choice([5, 10, 15, 20, 25, 30])
        variant = work_out(objects, percent, generator.choice([32, 50, 64, 100, 128, 256]), generator.randint(4, 25))
        if is_telling(variant):
            return variant


def work_out(objects, percent, batch, epochs):
    """Count as Keras does: the share is taken from the end, and the last batch may be smaller."""
    held = objects * percent // 100
    trained = objects - held
    full, rest = divmod(trained, batch)
    steps, of_all = math.ceil(trained / batch), math.ceil(objects / batch)
    return {
        "numbers": {
            "n": objects,
            "percent": percent,
            "split": percent / 100,
            "batch": batch,
            "epochs": epochs,
            "held": held,
            "trained": trained,
            "quotient": round(trained / batch, 4),
            "full": full,
            "in_full": full * batch,
            "steps": steps,
            "last": rest,
            "updates": steps * epochs,
        },
        "answers": {"objects": trained, "steps": steps, "last": rest, "updates": steps * epochs},
        "mistakes": {
            "objects": {"fitting.validation_part": held, "fitting.all_objects": objects},
            "steps": {"fitting.last_batch_lost": full, "fitting.steps_of_all": of_all},
            "last": {"fitting.last_batch_full": batch, "fitting.last_batch_missing": batch - rest},
            "updates": {
                "fitting.updates_without_last": full * epochs,
                "fitting.steps_of_all": of_all * epochs,
                "fitting.updates_of_objects": trained * epochs,
            },
        },
    }


def is_telling(variant):
    """Return whether the last batch is not full, Keras splits in the same place, and no two values are the same."""
    numbers = variant["numbers"]
    if numbers["last"] == 0 or math.floor(numbers["n"] * (1.0 - numbers["split"])) != numbers["trained"]:
        return False
    for name, answer in variant["answers"].items():
        values = [answer, *variant["mistakes"][name].values()]
        if len(set(values)) < len(values):
            return False
    return True
