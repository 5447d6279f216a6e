"""A loss to go back from, and a number of classes to guess among. Seed 0 has the ten classes of digits."""

import itertools
import math
import random


def draw(seed):
    """Return numbers, answers and mistakes."""
    if seed == 0:
        return work_out(0.9, 10)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(15, 95) / 50, generator.randint(3, 40))
        if is_telling(variant):
            return variant


def work_out(loss, classes):
    """Compute both answers and what the known mistakes lead to."""
    guess = math.log(classes)
    known = {
        "losses.power_of_ten": 10**-loss,
        "losses.power_without_minus": math.exp(loss),
        "losses.loss_from_one": 1 - loss,
        "losses.logarithm_again": -math.log(loss),
    }
    return {
        "numbers": {"loss": loss, "classes": classes, "chance": math.exp(-loss), "guess": guess},
        "answers": {"chance": math.exp(-loss), "guess": guess},
        "mistakes": {
            "chance": known,
            "guess": {
                "losses.probability_for_loss": 1 / classes,
                "losses.doubt_for_logarithm": 1 - 1 / classes,
                "losses.divided_by_classes": guess / classes,
                "losses.summed_over_classes": guess * classes,
                "losses.wrong_classes_counted": -math.log(1 - 1 / classes),
            },
        },
    }


def is_telling(variant):
    """Return whether a value tells which mistake was made: any two of a field differ by more than a hundredth."""
    fields = [[variant["answers"][name], *known.values()] for name, known in variant["mistakes"].items()]
    pairs = (pair for values in fields for pair in itertools.combinations(values, 2))
    return all(abs(a - b) > max(abs(a), abs(b)) / 100 for a, b in pairs)
