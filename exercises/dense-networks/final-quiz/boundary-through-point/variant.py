"""The bias that leads a boundary through a point."""

import random

CANONICAL = (2, -3, [4, 1])


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        w_1, w_2 = (generator.choice((-5, -4, -3, -2, -1.5, 1.5, 2, 3, 4, 5)) for _ in range(2))
        variant = work_out(w_1, w_2, [generator.choice((-4, -3, -2, -1, 1, 2, 3, 4, 5, 6)) for _ in range(2)])
        if is_telling(variant):
            return variant


def work_out(w_1, w_2, point):
    total = w_1 * point[0] + w_2 * point[1]
    total = int(total) if total == int(total) else total
    return {
        "numbers": {
            "w_1": w_1,
            "w_2": w_2,
            "point": point,
            "total": total,
            "bias": -total,
            "crossing": total / w_1,
        },
        "answers": {"bias": -total, "crossing": total / w_1},
        "mistakes": {
            "bias": {"quiz.weights_exchanged": -(w_2 * point[0] + w_1 * point[1])},
            "crossing": {"quiz.other_axis": total / w_2, "quiz.crossing_not_divided": total},
        },
    }


def is_telling(variant):
    values = [variant["answers"]["crossing"], *variant["mistakes"]["crossing"].values()]
    exchanged = variant["mistakes"]["bias"]["quiz.weights_exchanged"]
    is_clear = abs(exchanged) != abs(variant["answers"]["bias"]) and 0 not in (exchanged, variant["answers"]["bias"])
    return is_clear and len({round(abs(value), 3) for value in values}) == len(values)
