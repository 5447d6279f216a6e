"""One epoch in three ways: object by object, in batches, all at once. Seed 0 is the example of the lesson."""

import math
import random


def draw(seed):
    """Return numbers, answers and mistakes. The last batch is neither full nor half full."""
    if seed == 0:
        return work_out(1000, 64)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(20, 400) * 10, generator.choice((16, 32, 64, 128)))
        if is_telling(variant):
            return variant


def work_out(objects, batch):
    """Compute the counts and what each known mistake leads to."""
    updates = math.ceil(objects / batch)
    rest = objects % batch
    return {
        "numbers": {
            "objects": objects,
            "batch": batch,
            "updates": updates,
            "quotient": round(objects / batch, 4),
            "full": objects // batch,
            "used": objects - rest,
            "rest": rest,
        },
        "answers": {"one.updates": objects, "some.updates": updates, "all.updates": 1, "last": rest},
        "mistakes": {
            "one.updates": {"optimizers.ways_exchanged": 1, "optimizers.batch_for_count": batch},
            "some.updates": {
                "optimizers.rounded_down": objects // batch,
                "optimizers.not_rounded": objects / batch,
                "optimizers.batch_for_count": batch,
            },
            "all.updates": {"optimizers.ways_exchanged": objects},
            "last": {"optimizers.last_batch_full": batch, "optimizers.last_batch_lacks": batch - rest},
        },
    }


def is_telling(variant):
    """Return whether no two values of a cell are the same, and the last batch is not full."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    differ = all(len({answers[name], *known.values()}) == len(known) + 1 for name, known in mistakes.items())
    return differ and answers["last"] > 1
