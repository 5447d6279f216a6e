"""From the loss of one object back to a probability, and the loss of a guess."""

import math
import random

CANONICAL = (10, 0.223)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(3, 40), round(generator.uniform(0.05, 0.9), 3))
        if is_telling(variant):
            return variant


def work_out(classes, loss):
    probability, guess = math.exp(-loss), math.log(classes)
    return {
        "numbers": {"classes": classes, "loss": loss, "probability": probability, "guess": guess},
        "answers": {"probability": probability, "guess": guess},
        "mistakes": {
            "probability": {
                "quiz.power_of_ten": 10**-loss,
                "quiz.loss_for_probability": 1 - loss,
                "quiz.probability_of_the_rest": 1 - probability,
            },
            "guess": {"quiz.guess_share": 1 / classes},
        },
    }


def is_telling(variant):
    for field, answer in variant["answers"].items():
        values = [answer, *variant["mistakes"][field].values()]
        if len({round(value, 3) for value in values}) < len(values):
            return False
    return True
