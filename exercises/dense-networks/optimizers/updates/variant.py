"""Updates of an epoch, and of a whole training. Seed 0 is MNIST in batches of 128."""

import math
import random


def draw(seed):
    """Return numbers, answers and mistakes. The last batch is never full."""
    if seed == 0:
        return work_out(60_000, 128, 15)
    generator = random.Random(seed)
    while True:
        objects = generator.randint(40, 900) * 100
        variant = work_out(objects, generator.choice((16, 32, 64, 128, 256)), generator.randint(4, 20))
        if is_telling(variant):
            return variant


def work_out(objects, batch, epochs):
    """Compute the counts and what each known mistake leads to."""
    full = objects // batch
    updates = math.ceil(objects / batch)
    return {
        "numbers": {
            "objects": objects,
            "batch": batch,
            "epochs": epochs,
            "quotient": round(objects / batch, 4),
            "full": full,
            "used": full * batch,
            "rest": objects - full * batch,
            "updates": updates,
            "total": updates * epochs,
        },
        "answers": {"updates": updates, "total": updates * epochs},
        "mistakes": {
            "updates": {
                "optimizers.rounded_down": full,
                "optimizers.not_rounded": objects / batch,
                "optimizers.batch_for_count": batch,
                "optimizers.objects_for_count": objects,
            },
            "total": {
                "optimizers.rounded_down": full * epochs,
                "optimizers.rounded_at_the_end": math.ceil(objects * epochs / batch),
                "optimizers.not_rounded": objects * epochs / batch,
                "optimizers.one_epoch": updates,
                "optimizers.objects_shown": objects * epochs,
            },
        },
    }


def is_telling(variant):
    """Return whether no two values of a field are the same."""
    answers, mistakes = variant["answers"], variant["mistakes"]
    return all(len({answers[name], *known.values()}) == len(known) + 1 for name, known in mistakes.items())
