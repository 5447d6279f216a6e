"""Images of four digits, as many as came in, and how many were recognised."""

import random


def draw(seed):
    """Return numbers, answers and mistakes."""
    if seed == 0:
        return work_out([1, 7, 4, 9], [600, 300, 80, 20], [594, 288, 70, 14], 10000, 9809)
    generator = random.Random(seed)
    while True:
        images = [generator.randint(45, 90) * 10, generator.randint(20, 40) * 10, generator.randint(6, 12) * 10]
        images.append(generator.randint(2, 5) * 10)
        right = [count - round(count * generator.uniform(0.005, 0.04)) for count in images[:2]]
        right += [count - round(count * generator.uniform(0.1, 0.3)) for count in images[2:]]
        total = generator.choice([2000, 4000, 5000, 8000, 10000, 20000])
        other = generator.randint(9600, 9890) * total // 10000
        variant = work_out(generator.sample(range(10), 4), images, right, total, other)
        if is_telling(variant):
            return variant


def work_out(digits, images, right, total, other):
    """Count the accuracy of the first network and the errors of the second one."""
    shares = [found / count for found, count in zip(right, images)]
    accuracy = sum(right) / sum(images)
    numbers = {f"row_{n}": row for n, row in enumerate(zip(digits, images, right), start=1)}
    numbers |= {
        "right": sum(right),
        "all": sum(images),
        "wrong": sum(images) - sum(right),
        "accuracy": accuracy,
        "mean_of_shares": sum(shares) / len(shares),
        "least": min(shares),
        "images": total,
        "other": other / total,
        "found": other,
        "errors": total - other,
    }
    return {
        "numbers": numbers,
        "answers": {"accuracy": accuracy, "errors": total - other},
        "mistakes": {
            "accuracy": {
                "fitting.mean_of_classes": sum(shares) / len(shares),
                "fitting.errors_for_accuracy": 1 - accuracy,
                "general.percent": round(100 * accuracy, 2),
                "fitting.odds": sum(right) / (sum(images) - sum(right)),
            },
            "errors": {"fitting.right_for_wrong": other},
        },
    }


def is_telling(variant):
    """Return whether the second accuracy has four decimals, and no two values are the same after rounding."""
    numbers, mistakes = variant["numbers"], variant["mistakes"]["accuracy"]
    if round(numbers["other"], 4) != numbers["other"]:
        return False
    values = [round(value, 4) for value in (numbers["accuracy"], *mistakes.values())]
    return len(set(values)) == len(values)
