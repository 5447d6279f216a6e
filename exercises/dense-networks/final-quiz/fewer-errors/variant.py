"""Two accuracies on the same test set, as numbers of errors."""

import random

CANONICAL = (10000, 250, 160)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        count = generator.choice((2000, 5000, 10000, 20000))
        old = count // 1000 * generator.randint(20, 60)
        variant = work_out(count, old, count // 1000 * generator.randint(8, 45))
        if is_telling(variant):
            return variant


def work_out(count, old, new):
    gone = old - new
    return {
        "numbers": {
            "count": count,
            "old_accuracy": round(100 - 100 * old / count, 2),
            "new_accuracy": round(100 - 100 * new / count, 2),
            "old_rest": 100 * old / count,
            "new_rest": 100 * new / count,
            "old": old,
            "new": new,
            "gone": gone,
            "points": 100 * gone / count,
            "fell": 100 * gone / old,
        },
        "answers": {"old.errors": old, "new.errors": new, "fell": 100 * gone / old},
        "mistakes": {
            "old.errors": {"quiz.right_for_errors": count - old},
            "new.errors": {"quiz.right_for_errors": count - new},
            "fell": {
                "quiz.percentage_points": 100 * gone / count,
                "quiz.share_of_new": 100 * gone / new,
                "general.percent": gone / old,
            },
        },
    }


def is_telling(variant):
    numbers = variant["numbers"]
    values = [variant["answers"]["fell"], *variant["mistakes"]["fell"].values()]
    return numbers["gone"] > numbers["old"] // 8 and len({round(value, 1) for value in values}) == len(values)
