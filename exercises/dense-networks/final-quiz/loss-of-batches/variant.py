"""The mean loss of three batches, the last of which is smaller."""

import random

CANONICAL = (32, 8, [0.5, 0.4, 1.2])


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        batch = generator.choice((16, 32, 64, 128))
        losses = [round(generator.uniform(0.1, 0.8), 2), round(generator.uniform(0.1, 0.8), 2)]
        variant = work_out(batch, generator.randint(2, batch // 2), [*losses, round(generator.uniform(0.9, 2.5), 2)])
        if is_telling(variant):
            return variant


def work_out(batch, rest, losses):
    sizes = [batch, batch, rest]
    sums = [round(size * loss, 6) for size, loss in zip(sizes, losses)]
    total, count = round(sum(sums), 6), sum(sizes)
    return {
        "numbers": {
            "sizes": sizes,
            "losses": losses,
            "sums": sums,
            "total": total,
            "count": count,
            "loss": total / count,
            "naive": sum(losses) / 3,
        },
        "answers": {"loss": total / count},
        "mistakes": {
            "loss": {
                "quiz.mean_of_means": sum(losses) / 3,
                "quiz.sum_of_means": sum(losses),
                "quiz.divided_by_batches": total / 3,
                "quiz.batches_taken_for_full": total / (3 * batch),
            }
        },
    }


def is_telling(variant):
    values = [variant["answers"]["loss"], *variant["mistakes"]["loss"].values()]
    return len({round(value, 3) for value in values}) == len(values)
