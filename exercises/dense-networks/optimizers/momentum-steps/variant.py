"""Three steps with momentum on f(w) = w². Seed 0 is the example of the lesson."""

import random

STEPS = 3
NEAR = {"v": 0.0021, "w": 0.0021}
"""Values of a cell that are no farther apart than this can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made."""
    if seed == 0:
        return work_out(5, 0.1, 0.9)
    generator = random.Random(seed)
    while True:
        start = generator.choice((-1, 1)) * generator.randint(20, 80) / 10
        variant = work_out(start, generator.choice((0.05, 0.1, 0.15, 0.2)), generator.choice((0.8, 0.9)))
        if is_telling(variant):
            return variant


def descend(start, lr, m, *, slope=2, sign=1):
    """Return the velocity and the new w of every step. With ``sign=-1`` the velocity is what w is lessened by."""
    w, v, path = start, 0, []
    for _ in range(STEPS):
        v = m * v - sign * lr * slope * w
        w += sign * v
        path.append({"v": v, "w": w})
    return path


def work_out(start, lr, m):
    """Compute the steps and what each known mistake leads to."""
    path = descend(start, lr, m)
    answers = cells_of(path)
    numbers = {"start": start, "lr": lr, "m": m, "w0": start, "v0": 0}
    for n, row in enumerate(path, 1):
        g = 2 * (path[n - 2]["w"] if n > 1 else start)
        numbers |= {f"g{n}": tidy(g), f"v{n}": tidy(row["v"]), f"w{n}": tidy(row["w"])}
    wrong = {
        "optimizers.velocity_reversed": descend(start, lr, m, sign=-1),
        "optimizers.uphill": descend(start, -lr, m),
        "optimizers.momentum_subtracted": descend(start, lr, -m),
        "optimizers.momentum_forgotten": descend(start, lr, 0),
        "optimizers.velocity_averaged": descend(start, lr * (1 - m), m),
        "optimizers.gradient_as_w": descend(start, lr, m, slope=1),
        "optimizers.rate_forgotten": descend(start, 1, m),
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
