"""Images of some side, in a network of some classes. Seed 0 is MNIST."""

import random


def draw(seed):
    """Return numbers, answers and mistakes."""
    if seed == 0:
        return work_out(28, 10, 6)
    generator = random.Random(seed)
    while True:
        variant = work_out(generator.randint(8, 64), generator.randint(3, 40), generator.randint(2, 60))
        if is_telling(variant):
            return variant


def work_out(side, classes, images):
    """Follow the shapes from the image to the answers."""
    cells = side * side
    return {
        "numbers": {"side": side, "cells": cells, "classes": classes, "images": images},
        "answers": {
            "row": cells,
            "expanded.rows": 1,
            "expanded.columns": cells,
            "predicted.rows": 1,
            "predicted.columns": classes,
            "many.rows": images,
            "many.columns": classes,
        },
        "mistakes": {
            "row": {"predicting.side": side, "predicting.perimeter": 2 * side},
            "expanded.rows": {"predicting.axis_last": cells},
            "expanded.columns": {"predicting.axis_last": 1},
            "predicted.rows": {"predicting.transposed": classes},
            "predicted.columns": {"predicting.shape_kept": cells},
            "many.rows": {"predicting.one_for_many": 1, "predicting.transposed": classes},
            "many.columns": {"predicting.shape_kept": cells, "predicting.transposed": images},
        },
    }


def is_telling(variant):
    """Return whether the numbers of images and classes differ from each other and from the side."""
    numbers = variant["numbers"]
    return len({numbers["side"], numbers["classes"], numbers["images"], 2 * numbers["side"]}) == 4
