"""The memory of an array of images. Seed 0 is the training set of MNIST."""

import random

CANONICAL = (60000, 28, 28)


def draw(seed):
    """Return numbers, answers and mistakes, each of which tells what was done."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    height, width = generator.choice((16, 20, 24, 28, 32, 48, 64)), generator.choice((16, 20, 24, 28, 32, 48, 64))
    return work_out(1000 * generator.randint(10, 90), height, width)


def work_out(count, height, width):
    numbers = count * height * width
    size = 4 * numbers
    return {
        "numbers": {
            "count": count,
            "height": height,
            "width": width,
            "numbers": numbers,
            "bytes": size,
            "mebibytes": size / 2**20,
        },
        "answers": {"numbers": numbers, "mebibytes": size / 2**20},
        "mistakes": {
            "numbers": {"quiz.one_side_only": count * height, "quiz.one_image_only": height * width},
            "mebibytes": {
                "quiz.memory_of_uint8": numbers / 2**20,
                "quiz.memory_of_float64": 2 * size / 2**20,
                "quiz.megabytes": size / 10**6,
            },
        },
    }
