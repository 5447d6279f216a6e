"""Three steps of RMSprop on given gradients, as Keras makes them. Seed 0 is the example of the lesson."""

import math
import random

NEAR = {"s": 0.0021, "w": 0.0021}
"""Values of a cell that are no farther apart than this can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made."""
    if seed == 0:
        return work_out(1, 0.5, 0.9, [0.8, -0.4, 1.2])
    generator = random.Random(seed)
    while True:
        gradients = [size * generator.choice((-1, 1)) / 10 for size in generator.sample(range(3, 25), 3)]
        rho = generator.choice((0.8, 0.9))
        variant = work_out(generator.choice((-2, -1, 1, 2, 3)), generator.choice((0.2, 0.4, 0.5)), rho, gradients)
        if is_telling(variant):
            return variant


def descend(start, lr, rho, gradients, *, new=None, initial=0, root=math.sqrt, corrects=False):
    """Return the average and the new w of every step; ``new`` is the share of the newest square."""
    w, s, path = start, initial, []
    for t, g in enumerate(gradients, 1):
        s = rho * s + (1 - rho if new is None else new) * g**2
        w -= lr * g / root(s / (1 - rho**t) if corrects else s)
        path.append({"s": s, "w": w})
    return path


def work_out(start, lr, rho, gradients):
    """Compute the steps and what each known mistake leads to."""
    path = descend(start, lr, rho, gradients)
    answers = cells_of(path)
    numbers = {"start": start, "lr": lr, "rho": rho, "rest": round(1 - rho, 2), "gradients": gradients, "w0": start, "s0": 0}
    for n, (g, row) in enumerate(zip(gradients, path), 1):
        numbers |= {f"g{n}": g, f"square{n}": tidy(g**2), f"s{n}": tidy(row["s"]), f"w{n}": tidy(row["w"])}
        numbers |= {f"root{n}": tidy(math.sqrt(row["s"])), f"move{n}": tidy(lr * g / math.sqrt(row["s"]))}
    wrong = {
        "optimizers.adagrad_for_rmsprop": descend(start, lr, 1, gradients, new=1, initial=0.1),
        "optimizers.adagrad_from_zero": descend(start, lr, 1, gradients, new=1),
        "optimizers.rho_exchanged": descend(start, lr, 1 - rho, gradients),
        "optimizers.share_forgotten": descend(start, lr, rho, gradients, new=1),
        "optimizers.root_forgotten": descend(start, lr, rho, gradients, root=float),
        "optimizers.corrected_as_adam": descend(start, lr, rho, gradients, corrects=True),
        "optimizers.uphill": descend(start, -lr, rho, gradients),
        "optimizers.rate_forgotten": descend(start, 1, rho, gradients),
    }
    return {"numbers": numbers, "answers": answers, "mistakes": sort_out(answers, wrong)}

def tidy(value):
    """Return the number as a text shows it: at most four decimals, none where it is whole."""
    short = round(value, 4)
    return int(short) if short == int(short) else short


def cells_of(path):
    """Return what stands in the cells of the table, by their names."""
    return {f"step_{n}.{name}": value for n, row in enumerate(path, 1) for name, value in row.items()}


def sort_out(answers, wrong):
    """Return the mistakes by cell, but for those that do not show there, or look like one before."""
    mistakes = {cell: {} for cell in answers}
    for key, path in wrong.items():
        for cell, value in cells_of(path).items():
            if all(abs(value - other) > 1e-9 for other in (answers[cell], *mistakes[cell].values())):
                mistakes[cell][key] = value
    return mistakes


def is_telling(variant):
    """Return whether no two values of a cell are as near as that."""
    for cell, known in variant["mistakes"].items():
        values = sorted([variant["answers"][cell], *known.values()])
        if any(after - before < NEAR[cell.partition(".")[2]] for before, after in zip(values, values[1:])):
            return False
    return True
