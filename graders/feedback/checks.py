"""Messages about checks that were not made, and about the band that a training was held against."""

MESSAGES = {
    "checks.skipped": {
        "ru": "Пока не проверялось: сначала исправьте то, о чём сказано в проверке «{first}».",
        "en": "Not checked yet: first mend what is said under “{first}”.",
    },
    "checks.not_computed": {
        "ru": "Это наша ошибка, а не ваша: проверка не состоялась. Её баллы не учитываются.",
        "en": "This is our error, not yours: the check could not be made. Its points do not count.",
    },
    "checks.left_out": {
        "ru": "Не состоялось по нашей вине проверок: {count}. Их баллы не учитываются.",
        "en": "Checks that could not be made, which is our fault: {count}. Their points do not count.",
    },
    "checks.other_band": {
        "ru": "Код работал {here}, а полоса эталона измерена {there}: другой пока нет.",
        "en": "The code ran {here}; the reference band was measured {there}, as there is no other yet.",
    },
}
