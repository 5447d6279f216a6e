"""Three steps of gradient descent on f(w) = w². Seed 0 is the example of the lesson."""

import random

STEPS = 3
NEAR = {"g": 0.0021, "w": 0.0021}
"""Values of a cell that are no farther apart than this can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made."""
    if seed == 0:
        return work_out(5, 0.1)
    generator = random.Random(seed)
    while True:
        start = generator.choice((-1, 1)) * generator.randint(15, 90) / 10
        variant = work_out(start, generator.choice((0.05, 0.1, 0.15, 0.2, 0.3, 0.35, 0.4)))
        if is_telling(variant):
            return variant


def descend(start, lr, *, slope=2, renews=True):
    """Return the gradient and the new w of every step."""
    w, path = start, []
    for _ in range(STEPS):
        g = slope * (w if renews else start)
        w -= lr * g
        path.append({"g": g, "w": w})
    return path


def work_out(start, lr):
    """Compute the steps and what each known mistake leads to."""
    path = descend(start, lr)
    answers = cells_of(path)
    numbers = {"start": start, "lr": lr}
    for n, row in enumerate(path, 1):
        numbers |= {f"g{n}": tidy(row["g"]), f"w{n}": tidy(row["w"]), f"move{n}": tidy(lr * row["g"])}
    wrong = {
        "optimizers.gradient_as_w": descend(start, lr, slope=1),
        "optimizers.uphill": descend(start, -lr),
        "optimizers.rate_forgotten": descend(start, 1),
        "optimizers.gradient_not_renewed": descend(start, lr, renews=False),
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
