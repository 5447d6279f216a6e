"""A data set of images, and the shapes of its arrays once prepared. Seed 0 is MNIST."""

import random


def draw(seed):
    """Return shapes and what known mistakes make of them."""
    if seed == 0:
        return work_out(train=60000, test=10000, height=28, width=28, classes=10)
    generator = random.Random(seed)
    return work_out(
        train=1000 * generator.randint(21, 80),
        test=1000 * generator.randint(2, 19),
        height=generator.randint(12, 40),
        width=generator.randint(12, 40),
        classes=generator.randint(4, 11),
    )


def work_out(train, test, height, width, classes):
    """Compute the shapes, and by cell what the known mistakes put there."""
    pixels = height * width
    answers, mistakes = {}, {}
    for name, objects, other in (("train", train, test), ("test", test, train)):
        for step in ("rows", "scaled", "labels") if name == "train" else ("rows", "labels"):
            cell, is_label = f"{name}_{step}", step == "labels"
            answers[f"{cell}.objects"] = objects
            answers[f"{cell}.width"] = classes if is_label else pixels
            mistakes[f"{cell}.objects"] = {
                "preparation.other_set": other,
                "preparation.all_pixels": objects * pixels,
            }
            mistakes[f"{cell}.width"] = of_labels(classes, pixels) if is_label else of_images(height, width)
    numbers = {"train": train, "test": test, "height": height, "width": width, "classes": classes, "pixels": pixels}
    return {"numbers": numbers, "answers": answers, "mistakes": mistakes}


def of_labels(classes, pixels):
    """Return what is known to be taken for the length of a label's row."""
    return {
        "preparation.classes_less_one": classes - 1,
        "preparation.label_not_row": 1,
        "preparation.pixels_for_classes": pixels,
    }


def of_images(height, width):
    """Return what is known to be taken for the length of an image's row."""
    return {"preparation.side_for_row": width, "preparation.sides_added": height + width}
