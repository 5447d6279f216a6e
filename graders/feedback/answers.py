"""Messages about answers given by hand."""

MESSAGES = {
    "answers.correct": {"ru": "{value}: верно.", "en": "{value} is right."},
    "answers.wrong": {
        "ru": "{value}: пока не то. Пройдите вычисление ещё раз по шагам.",
        "en": "{value} is not it yet. Go through the computation once more, step by step.",
    },
    "answers.rounding": {
        "ru": "{value} близко, но округлено иначе: нужно знаков после запятой: {places}.",
        "en": "{value} is close but rounded differently: give {places} decimals.",
    },
    "answers.empty": {"ru": "Здесь ещё нет ответа.", "en": "No answer here yet."},
    "answers.not_a_number": {
        "ru": "«{text}» не читается как число. Запишите его цифрами, например 6,727 или 6.727.",
        "en": "“{text}” does not read as a number. Write it in digits, for example 6.727 or 6,727.",
    },
    "answers.too_long": {
        "ru": "Ответ длиннее 32 знаков. Запишите число короче, например 6,727.",
        "en": "The answer is longer than 32 characters. Write the number shorter, for example 6.727.",
    },
    "answers.not_whole": {
        "ru": "{value}: здесь считают штуками, поэтому нужно целое число.",
        "en": "{value}: this is a count, so a whole number is needed.",
    },
    "answers.all_right": {"ru": "Всё верно.", "en": "All of it is right."},
    "answers.some_right": {
        "ru": "Верно {right} из {all}. Остальное отмечено ниже.",
        "en": "{right} of {all} are right. The rest is marked below.",
    },
    "answers.none_right": {
        "ru": "Пока не то. Ниже сказано, что получилось и куда смотреть.",
        "en": "Not yet. Below is what came out and where to look.",
    },
}
