"""The worked steps of the lesson, each by the update rule of Keras 3."""

import math

START, LR, M, RHO = 5, 0.1, 0.9, 0.9
BETA_1, BETA_2 = 0.9, 0.999
INITIAL = 0.1
"""What Adagrad's sum begins with in Keras."""
GRADIENTS, STEP, FROM = [0.8, -0.4, 1.2], 0.5, 1
"""Of the examples of Adagrad and RMSprop: gradients, learning rate and start. The last two are those of Adam too."""
ADAM_GRADIENTS = [2, -1]
OBJECTS, BATCH, EPOCHS = 60_000, 128, 15
OLD = 20
"""So many steps later a gradient is looked at again."""


def numbers():
    """Return every number of the text by its name."""
    return {
        "start": START,
        "lr": LR,
        "m": M,
        "rho": RHO,
        "beta_1": BETA_1,
        "beta_2": BETA_2,
        "gradients": GRADIENTS,
        "step": STEP,
        "initial": INITIAL,
        **descent(),
        **batches(),
        **with_velocity(),
        **adagrad(),
        **rmsprop(),
        **adam(),
    }


def descent():
    """Three steps of plain gradient descent on w²."""
    rows, w = [], START
    for n in (1, 2, 3):
        g = 2 * w
        rows.append([n, w, g, LR * g, w - LR * g])
        w -= LR * g
    return {"sgd": tidy(rows), "first_g": 2 * START, "first_move": tidy(LR * 2 * START), "first_w": tidy(rows[0][4])}


def batches():
    """The batches of an epoch of MNIST, and the updates of a training."""
    full = OBJECTS // BATCH
    updates = math.ceil(OBJECTS / BATCH)
    return {
        "objects": OBJECTS,
        "batch": BATCH,
        "epochs": EPOCHS,
        "quotient": OBJECTS / BATCH,
        "full": full,
        "rest": OBJECTS - full * BATCH,
        "updates": updates,
        "total": updates * EPOCHS,
    }


def with_velocity():
    """Three steps with momentum and with Nesterov on w², and how much of an old gradient is left."""
    rows, w, v = [], START, 0
    for n in (1, 2, 3):
        g = 2 * w
        v = M * v - LR * g
        rows.append([n, w, g, v, w + v])
        w += v
    ahead, w, v = [], START, 0
    for n in (1, 2, 3):
        g = 2 * w
        v = M * v - LR * g
        ahead.append([n, w, g, v, w + M * v - LR * g])
        w += M * v - LR * g
    return {
        "momentum": tidy(rows),
        "nesterov": tidy(ahead),
        "v1": tidy(rows[0][3]),
        "v2": tidy(rows[1][3]),
        "g2": tidy(rows[1][2]),
        "w1": tidy(rows[0][4]),
        "ahead_w1": tidy(ahead[0][4]),
        "old": OLD,
        "left": round(100 * M**OLD),
        "faster": round(1 / (1 - M)),
    }


def adagrad():
    """Three steps of Adagrad on the given gradients."""
    rows, w, s = [], FROM, INITIAL
    for n, g in enumerate(GRADIENTS, 1):
        s += g**2
        w -= STEP * g / math.sqrt(s)
        rows.append([n, g, g**2, s, STEP / math.sqrt(s), w])
    return {"from": FROM, "adagrad": tidy(rows), "adagrad_first": tidy(rows[0][4]), "adagrad_last": tidy(rows[2][4])}


def rmsprop():
    """Three steps of RMSprop on the same gradients."""
    rows, w, s = [], FROM, 0
    for n, g in enumerate(GRADIENTS, 1):
        s = RHO * s + (1 - RHO) * g**2
        w -= STEP * g / math.sqrt(s)
        rows.append([n, g, g**2, s, STEP / math.sqrt(s), w])
    return {"rmsprop": tidy(rows), "rest_of_rho": tidy(1 - RHO), "overshoot": round(1 / math.sqrt(1 - RHO), 2)}


def adam():
    """Two steps of Adam."""
    rows, w, m, v = [], FROM, 0, 0
    for t, g in enumerate(ADAM_GRADIENTS, 1):
        m, v = BETA_1 * m + (1 - BETA_1) * g, BETA_2 * v + (1 - BETA_2) * g**2
        m_hat, v_hat = m / (1 - BETA_1**t), v / (1 - BETA_2**t)
        w -= STEP * m_hat / math.sqrt(v_hat)
        rows.append([t, g, m, v, m_hat, v_hat, w])
    first = rows[0]
    return {
        "adam_gradients": ADAM_GRADIENTS,
        "adam": [[*tidy([row[:3]])[0], float(f"{row[3]:.6g}"), *tidy([row[4:]])[0]] for row in rows],
        "adam_m": tidy(first[2]),
        "adam_v": round(first[3], 6),
        "adam_uncorrected": round(first[2] / math.sqrt(first[3]), 2),
    }


def tidy(value):
    """Return numbers as a text shows them: at most four decimals, none where they are whole."""
    if isinstance(value, list):
        return [tidy(part) for part in value]
    short = round(value, 4)
    return int(short) if short == int(short) else short
