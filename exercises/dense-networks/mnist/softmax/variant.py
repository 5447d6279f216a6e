"""Three numbers that a network gives before softmax. Seed 0 is the example of the lesson."""

import math
import random


def draw(seed):
    """Return numbers, answers and mistakes."""
    if seed == 0:
        return work_out([2, 1, 0], 5)
    generator = random.Random(seed)
    while True:
        z = [generator.randint(-20, 30) / 10 for _ in range(3)]
        if len(set(z)) < 3 or abs(sum(z)) < 0.3:
            continue
        variant = work_out(z, generator.randint(2, 9))
        if is_telling(variant):
            return variant


def work_out(z, shift):
    """Compute softmax and what the known mistakes lead to."""
    e = [math.exp(value) for value in z]
    p = shares(e)
    numbers = {"z": z, "shift": shift, "sum": sum(e), "total": sum(round(value, 3) for value in p)}
    for n in range(3):
        numbers |= {f"z_{n + 1}": z[n], f"e_{n + 1}": e[n], f"p_{n + 1}": p[n]}
    mistakes = {
        "predicting.shares": shares(z),
        "predicting.not_divided": e,
        "predicting.sigmoid": [1 / (1 + math.exp(-value)) for value in z],
        "predicting.powers_of_two": shares([2**value for value in z]),
        "predicting.minus": shares([math.exp(-value) for value in z]),
    }
    return {"numbers": numbers, "answers": {"probabilities": p}, "mistakes": telling(p, mistakes)}


def shares(values):
    """Divide each by the sum of all."""
    return [value / sum(values) for value in values]


def telling(p, mistakes):
    """Keep of the mistakes, cell by cell, those that differ from the answer and from the ones before."""
    kept = {}
    for n, right in enumerate(p):
        seen = [right]
        for key, values in mistakes.items():
            if all(abs(values[n] - value) > 0.002 for value in seen):
                seen.append(values[n])
                kept.setdefault(f"probabilities.{n + 1}", {})[key] = values[n]
    return kept


def is_telling(variant):
    """Return whether no probability is next to nothing, and every mistake is told in at least two cells."""
    told = [key for known in variant["mistakes"].values() for key in known]
    return min(variant["answers"]["probabilities"]) > 0.02 and all(told.count(key) >= 2 for key in set(told))
