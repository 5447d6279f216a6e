"""Brightness divided by 255, and back."""

import random

CANONICAL = ([51, 128, 230], 180)


def draw(seed):
    """Return numbers, answers and mistakes: bright pixels, so that 255 and 256 differ at three decimals."""
    if seed == 0:
        return work_out(*CANONICAL)
    generator = random.Random(seed)
    while True:
        pixels = [generator.randint(40, 110), generator.randint(111, 190), generator.randint(191, 250)]
        generator.shuffle(pixels)
        variant = work_out(pixels, generator.randint(140, 250))
        if is_telling(variant):
            return variant


def work_out(pixels, back):
    given = round(back / 255, 3)
    scaled = [pixel / 255 for pixel in pixels]
    return {
        "numbers": {"pixels": pixels, "given": given, "scaled": scaled, "back": back},
        "answers": {"scaled": scaled, "back": back},
        "mistakes": {
            "scaled": {
                "quiz.scaled_by_256": [pixel / 256 for pixel in pixels],
                "quiz.scaled_twice": [pixel / 255**2 for pixel in pixels],
            },
            "back": {"quiz.back_by_256": round(given * 256)},
        },
    }


def is_telling(variant):
    right, by_256 = variant["answers"]["scaled"], variant["mistakes"]["scaled"]["quiz.scaled_by_256"]
    is_back = round(variant["numbers"]["given"] * 255) == variant["answers"]["back"]
    differs = variant["mistakes"]["back"]["quiz.back_by_256"] != variant["answers"]["back"]
    return is_back and differs and all(round(a, 3) != round(b, 3) for a, b in zip(right, by_256))
