"""Ten probabilities, the largest of which belongs to a wrong digit and the second to the right one."""

import math
import random

CANONICAL = ([0.01, 0.01, 0.02, 0.03, 0.31, 0.02, 0.01, 0.05, 0.04, 0.50], 4)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        label, answer = generator.sample(range(10), 2)
        small = [generator.randint(1, 4) for _ in range(8)]
        largest = generator.randint(38, 60)
        second = 100 - largest - sum(small)
        if not 15 <= second < largest - 2:
            continue
        others = iter(small)
        hundredths = [largest if n == answer else second if n == label else next(others) for n in range(10)]
        variant = work_out([h / 100 for h in hundredths], label)
        if is_telling(variant):
            return variant


def work_out(y_pred, label):
    largest, second = sorted(y_pred, reverse=True)[:2]
    answer, loss = y_pred.index(largest), -math.log(y_pred[label])
    margin = round(largest - second, 2)
    return {
        "numbers": {
            "y_pred": y_pred,
            "label": label,
            "answer": answer,
            "right_probability": y_pred[label],
            "loss": loss,
            "largest": largest,
            "second": second,
            "margin": margin,
        },
        "answers": {"answer": answer, "loss": loss, "margin": margin},
        "mistakes": {
            "answer": {"quiz.label_for_answer": label, "quiz.digit_from_one": answer + 1},
            "loss": {"quiz.loss_of_answer": -math.log(largest), "quiz.one_minus_probability": 1 - y_pred[label]},
            "margin": {"quiz.largest_for_margin": largest},
        },
    }


def is_telling(variant):
    loss, known = variant["answers"]["loss"], variant["mistakes"]["loss"]
    values = [loss, *known.values()]
    is_clear = len({round(value, 3) for value in values}) == len(values)
    return is_clear and variant["answers"]["answer"] + 1 != variant["numbers"]["label"]
