"""Four answers of yes or no for BCE. Seed 0 is the example of the lesson."""

import itertools
import math
import random

PLACES = ("first", "second", "third", "fourth")
EPSILON, TOP_DOUBT = 1e-7, 2**-23  # where Keras clips, from below and, in 32 bits, from above
LESSON = ([0, 0, 1, 0], [0.02, 0.07, 0.9, 0.01])


def draw(seed):
    """Return numbers, answers and mistakes; both answers occur, and most predictions lean the right way."""
    if seed == 0:
        return work_out(*LESSON)
    generator = random.Random(seed)
    while True:
        y_true = [generator.randint(0, 1) for _ in PLACES]
        doubts = [generator.choice((generator.randint(1, 35), generator.randint(1, 20))) / 100 for _ in PLACES]
        y_pred = [round(1 - doubt if y else doubt, 2) for y, doubt in zip(y_true, doubts)]
        variant = work_out(y_true, y_pred)
        if 0 < sum(y_true) < len(y_true) and is_telling(variant):
            return variant


def work_out(y_true, y_pred):
    """Compute the loss of each answer, their mean, and what the known mistakes lead to."""
    chances = [p if y else round(1 - p, 2) for y, p in zip(y_true, y_pred)]
    losses = [-math.log(p) for p in chances]
    total, count = sum(losses), len(losses)
    yes = sum(loss for y, loss in zip(y_true, losses) if y)
    exchanged = -sum(math.log(1 - p) for p in chances)
    answers = {f"{place}.chance": p for place, p in zip(PLACES, chances)}
    answers |= {f"{place}.loss": loss for place, loss in zip(PLACES, losses)}
    return {
        "numbers": {
            "y_true": y_true,
            "y_pred": y_pred,
            "chances": chances,
            "losses": losses,
            "total": total,
            "count": count,
            "bce": total / count,
            "only_yes": yes / count,
        },
        "answers": answers | {"bce": total / count},
        "mistakes": mistakes_of_cells(y_true, chances)
        | {
            "bce": {
                "losses.second_term_lost": yes / count,
                "losses.categorical_for_binary": yes,
                "losses.terms_exchanged": exchanged / count,
                "losses.doubt_for_logarithm": sum(1 - p for p in chances) / count,
                "losses.arguments_swapped": exchanged_in_keras(y_true, chances),
            }
        },
    }


def exchanged_in_keras(y_true, chances):
    """Return the BCE with true values for predictions and the other way round."""
    wrong = [(1 - p) * -math.log(TOP_DOUBT if y else EPSILON) for y, p in zip(y_true, chances)]
    return sum(wrong) / len(wrong)


def mistakes_of_cells(y_true, chances):
    """Return what is known to be put in place of each probability and of each loss."""
    known = {}
    for place, y, p in zip(PLACES, y_true, chances):
        other = "losses.no_for_yes" if y else "losses.yes_for_no"
        known[f"{place}.chance"] = {other: round(1 - p, 2)}
        known[f"{place}.loss"] = {other: -math.log(1 - p), "losses.doubt_for_logarithm": round(1 - p, 2)}
    return known


def is_telling(variant):
    """Return whether a value tells which mistake was made: any two of a field differ by more than a hundredth."""
    fields = [[variant["answers"][name], *known.values()] for name, known in variant["mistakes"].items()]
    pairs = (pair for values in fields for pair in itertools.combinations(values, 2))
    return all(abs(a - b) > max(abs(a), abs(b)) / 100 for a, b in pairs)
