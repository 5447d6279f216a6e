"""A training log of eight epochs that begins to overfit."""

import random

CANONICAL = [
    [0.2473, 0.9268, 0.1325, 0.9597],
    [0.1003, 0.9695, 0.0921, 0.9712],
    [0.0665, 0.9796, 0.0795, 0.9753],
    [0.0480, 0.9850, 0.0741, 0.9778],
    [0.0357, 0.9888, 0.0712, 0.9790],
    [0.0266, 0.9917, 0.0748, 0.9801],
    [0.0197, 0.9939, 0.0791, 0.9797],
    [0.0149, 0.9954, 0.0836, 0.9799],
]
EPOCHS = len(CANONICAL)


def draw(seed):
    """Return numbers, answers and mistakes of a log: loss, accuracy, val_loss and val_accuracy by epoch."""
    if seed == 0:
        return work_out(CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(log(generator))
        if is_telling(variant):
            return variant


def log(generator):
    """Draw a log whose training loss falls throughout, and whose validation loss falls and then rises."""
    best = generator.randint(3, EPOCHS - 2)
    loss, accuracy = generator.uniform(0.2, 0.3), generator.uniform(0.91, 0.94)
    val_loss, val_accuracy = generator.uniform(0.12, 0.15), generator.uniform(0.955, 0.965)
    highest = best + generator.randint(1, EPOCHS - best - 1)
    rows = []
    for epoch in range(1, EPOCHS + 1):
        rows.append([round(value, 4) for value in (loss, accuracy, val_loss, val_accuracy)])
        loss *= generator.uniform(0.6, 0.75)
        accuracy += (0.9985 - accuracy) * generator.uniform(0.3, 0.42)
        val_loss *= generator.uniform(0.82, 0.92) if epoch < best else generator.uniform(1.03, 1.1)
        if epoch < highest:
            val_accuracy += (0.982 - val_accuracy) * generator.uniform(0.25, 0.4)
        else:
            val_accuracy -= generator.uniform(0.0001, 0.0006)
    return rows


def work_out(rows):
    """Find the best epoch and the gap, and what the known mistakes lead to."""
    losses, val_losses, val_accuracies = ([row[column] for row in rows] for column in (0, 2, 3))
    best = val_losses.index(min(val_losses))
    gaps = [round(100 * (row[1] - row[3]), 2) for row in rows]
    numbers = {f"epoch_{n}": row for n, row in enumerate(rows, start=1)}
    numbers |= {
        "best": best + 1,
        "after": best + 2,
        "best_val_loss": val_losses[best],
        "next_val_loss": val_losses[best + 1],
        "next_loss": losses[best + 1],
        "best_loss": losses[best],
        "last": EPOCHS,
        "last_accuracy": rows[-1][1],
        "last_val_accuracy": rows[-1][3],
        "gap": gaps[-1],
    }
    return {
        "numbers": numbers,
        "answers": {"best": best + 1, "gap": gaps[-1]},
        "mistakes": {
            "best": {
                "fitting.log_last": losses.index(min(losses)) + 1,
                "fitting.log_by_accuracy": val_accuracies.index(max(val_accuracies)) + 1,
            },
            "gap": {"fitting.gap_of_best": gaps[best], "fitting.gap_as_share": round(gaps[-1] / 100, 4)},
        },
    }


def is_telling(variant):
    """Return whether the epochs of the mistakes differ, and the gaps too after rounding."""
    best, gap = variant["answers"]["best"], variant["answers"]["gap"]
    epochs = [best, *variant["mistakes"]["best"].values()]
    gaps = [gap, *variant["mistakes"]["gap"].values()]
    falls = [variant["numbers"][f"epoch_{n}"][0] for n in range(1, EPOCHS + 1)]
    return len(set(epochs)) == len(epochs) and len({round(value, 2) for value in gaps}) == len(gaps) and all(
        before > after for before, after in zip(falls, falls[1:])
    ) and variant["mistakes"]["gap"]["fitting.gap_of_best"] > 0.1
