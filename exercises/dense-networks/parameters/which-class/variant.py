"""Four points on either side of a neuron's boundary. Seed 0 has the boundary of the lesson: 3 x1 + 2 x2 - 6 = 0."""

import random

LESSON = (3, 2, -6, [[0, 2], [2, 1], [-1, 4], [3, -1]])
NAMES = "abcd"


def draw(seed):
    """Return numbers, answers and mistakes. The bias changes the class of a point or two."""
    if seed == 0:
        return classify(*LESSON)
    generator = random.Random(seed)
    while True:
        w_1, w_2 = (generator.choice((-4, -3, -2, 2, 3, 4)) for _ in range(2))
        points = [[generator.randint(-4, 4) for _ in range(2)] for _ in range(4)]
        variant = classify(w_1, w_2, generator.choice((-8, -6, -5, -4, 4, 5, 6, 8)), points)
        if is_telling(variant):
            return variant


def classify(w_1, w_2, bias, points):
    """Compute the sums and the classes, and what each known mistake gives in their place."""
    numbers = {"w_1": w_1, "w_2": w_2, "bias": bias, "a_1": points[0][0], "a_2": points[0][1]}
    answers, mistakes = {}, {}
    for name, (x_1, x_2) in zip(NAMES, points):
        weighted = w_1 * x_1 + w_2 * x_2
        total = weighted + bias
        side = int(total > 0)
        numbers |= {name: [x_1, x_2], f"sum_{name}": total, f"row_{name}": [weighted, total, side]}
        answers |= {f"{name}.sum": total, f"{name}.side": side}
        mistakes |= {
            f"{name}.sum": {
                "boundary.bias_not_added": weighted,
                "dense.bias_subtracted": weighted - bias,
                "boundary.coordinates_exchanged": w_1 * x_2 + w_2 * x_1 + bias,
            },
            f"{name}.side": {"boundary.other_side": 1 - side},
        }
    return {"numbers": numbers, "answers": answers, "mistakes": mistakes}


def is_telling(variant):
    """Return whether the points differ, both classes are there, the bias matters, and no two values of a sum agree."""
    if len({tuple(variant["numbers"][name]) for name in NAMES}) < len(NAMES):
        return False
    rows = [variant["numbers"][f"row_{name}"] for name in NAMES]
    if any(0 in (weighted, total) for weighted, total, _ in rows):
        return False
    changed = sum((weighted > 0) != (total > 0) for weighted, total, _ in rows)
    if changed not in (1, 2) or len({side for *_, side in rows}) < 2:
        return False
    known = variant["mistakes"]
    return all(len({total, *known[f"{name}.sum"].values()}) == 4 for name, (_, total, _) in zip(NAMES, rows))
