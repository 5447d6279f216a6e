"""Two steps of Adam on given gradients. Seed 0 is the example of the lesson."""

import math
import random

BETA_1, BETA_2 = 0.9, 0.999
NEAR = 0.006
"""Values that differ by no more than this share can't be told from one another."""


def draw(seed):
    """Return numbers, answers and mistakes. Draws again until a value tells which mistake was made."""
    if seed == 0:
        return work_out(1, 0.5, [2, -1])
    generator = random.Random(seed)
    while True:
        gradients = [size * generator.choice((-1, 1)) / 10 for size in generator.sample(range(5, 31), 2)]
        variant = work_out(generator.choice((-2, -1, 1, 2, 3)), generator.choice((0.2, 0.4, 0.5)), gradients)
        if is_telling(variant):
            return variant


def average(before, new, beta):
    """Return the running average with one more number."""
    return beta * before + (1 - beta) * new


def descend(start, lr, gradients, *, betas=(BETA_1, BETA_2), add=average, correct=lambda beta, t: 1 - beta**t):
    """Return the averages, the corrected averages and the new w of every step."""
    w, m, v, path = start, 0, 0, []
    for t, g in enumerate(gradients, 1):
        m, v = add(m, g, betas[0]), add(v, g**2, betas[1])
        m_hat, v_hat = m / correct(betas[0], t), v / correct(betas[1], t)
        w -= lr * m_hat / math.sqrt(v_hat)
        path.append({"m": m, "v": v, "m_hat": m_hat, "v_hat": v_hat, "w": w})
    return path


def move(start, path, length):
    """Return the new w of every step, given how long each row makes its step."""
    rows, w = [], start
    for n, row in enumerate(path):
        w -= length(n, row)
        rows.append({"w": w})
    return rows


def work_out(start, lr, gradients):
    """Compute the steps and what each known mistake leads to."""
    path = descend(start, lr, gradients)
    answers = cells_of(path)
    numbers = {"start": start, "lr": lr, "gradients": gradients, "w0": start, "m0": 0, "v0": 0}
    for n, (g, row) in enumerate(zip(gradients, path), 1):
        numbers |= {f"g{n}": g, f"square{n}": tidy(g**2), f"v{n}": float(f"{row['v']:.6g}")}
        numbers |= {f"{name}{n}": tidy(row[name]) for name in ("m", "m_hat", "v_hat", "w")}
        numbers |= {f"root{n}": tidy(math.sqrt(row["v_hat"]))}
        numbers |= {f"move{n}": tidy(lr * row["m_hat"] / math.sqrt(row["v_hat"]))}
    wrong = {
        "optimizers.adam_uncorrected": descend(start, lr, gradients, correct=lambda beta, t: 1),
        "optimizers.correction_of_first_step": descend(start, lr, gradients, correct=lambda beta, t: 1 - beta),
        "optimizers.betas_exchanged": descend(start, lr, gradients, betas=(BETA_2, BETA_1)),
        "optimizers.shares_exchanged": descend(start, lr, gradients, betas=(1 - BETA_1, 1 - BETA_2)),
        "optimizers.rmsprop_for_adam": move(start, path, lambda n, row: lr * gradients[n] / math.sqrt(row["v_hat"])),
        "optimizers.root_forgotten": move(start, path, lambda n, row: lr * row["m_hat"] / row["v_hat"]),
        "optimizers.uphill": move(start, path, lambda n, row: -lr * row["m_hat"] / math.sqrt(row["v_hat"])),
        "optimizers.rate_forgotten": move(start, path, lambda n, row: row["m_hat"] / math.sqrt(row["v_hat"])),
    }
    return {"numbers": numbers, "answers": answers, "mistakes": sort_out(answers, wrong)}

def tidy(value):
    """Return the number as a text shows it: at most four decimals, none where it is whole."""
    short = round(value, 4)
    return int(short) if short == int(short) else short


def cells_of(path):
    """Return what stands in the cells of the table, by their names."""
    return {f"{name}.step_{n}": value for n, row in enumerate(path, 1) for name, value in row.items()}


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
        if any(after - before < NEAR * max(abs(before), abs(after)) for before, after in zip(values, values[1:])):
            return False
    return True
