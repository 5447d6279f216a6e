"""Messages about answers given by hand."""

MESSAGES = {
    "answers.correct": {"ru": "{value}: верно.", "en": "{value} is right."},
    "answers.wrong": {
        "ru": "{value}: пока не то. Пройдите вычисление ещё раз по шагам.",
        "en": "{value} is not it yet. Go through the computation once more, step by step.",
    },
    "answers.rounding": {
        "ru": "{value} близко, но округлено иначе: нужно знаков после запятой: {places}.",
        "en": "{value} is close but rounded differently: the decimals asked for are {places}.",
    },
    "answers.rounding_digits": {
        "ru": "{value} близко, но округлено иначе: нужно значащих цифр: {digits}.",
        "en": "{value} is close but rounded differently: the significant digits asked for are {digits}.",
    },
    "answers.cut": {
        "ru": "{value}: лишние знаки отброшены, а не округлены. Если первая из них 5 или больше, "
        "последний знак увеличивают на единицу.",
        "en": "{value} was cut off, not rounded. Where the first digit left out is 5 or more, "
        "the last one kept goes up by one.",
    },
    "answers.empty": {"ru": "Здесь ещё нет ответа.", "en": "No answer here yet."},
    "answers.not_a_number": {
        "ru": "«{text}» не читается как число. Запишите его цифрами, например 6,727 или 6.727.",
        "en": "“{text}” does not read as a number. Write it in digits, for example 6.727 or 6,727.",
    },
    "answers.two_readings": {
        "ru": "В «{text}» два знака, и непонятно, какой из них отделяет дробную часть: это {point} или {comma}? "
        "Оставьте один.",
        "en": "“{text}” has two marks, and either may be the decimal one: is it {point} or {comma}? Keep one of them.",
    },
    "answers.marked_thousands": {
        "ru": "«{text}» похоже на {value}. Тысячи здесь отделяют пробелом, а запятая и точка отделяют дробную часть.",
        "en": "“{text}” looks like {value}. Thousands are divided by a space here; "
        "a comma and a point are decimal marks.",
    },
    "answers.percent": {
        "ru": "«{text}» записано в процентах, а спрашивают число. Разделите на сто и уберите знак %.",
        "en": "“{text}” is written in percent, and a plain number is asked for. Divide by a hundred and drop the %.",
    },
    "answers.divided_by_zero": {
        "ru": "«{text}»: на ноль делить нельзя. Проверьте знаменатель.",
        "en": "“{text}” divides by zero. Check the denominator.",
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
