"""Mistakes that are made in every computation and recognised by the number they lead to."""

MESSAGES = {
    "general.sign_lost": {
        "ru": "{value}: величина подходит, а знак противоположный. Проверьте минус перед формулой и порядок вычитания.",
        "en": "{value}: the size fits, the sign is the opposite. "
        "Check the minus in front of the formula and what is subtracted from what.",
    },
    "general.not_divided": {
        "ru": "{value} — это сумма по всем объектам, а нужно среднее. Осталось разделить на их число.",
        "en": "{value} is the sum over all objects, and a mean is asked for. "
        "What is left is to divide by their number.",
    },
    "general.divided_twice": {
        "ru": "{value}: на число объектов разделено дважды. Среднее делят на него один раз.",
        "en": "{value} was divided by the number of objects twice. A mean is divided by it once.",
    },
    "general.swapped": {
        "ru": "{value}: числа найдены верно, но стоят не на своих местах: строки и столбцы переставлены "
        "или порядок обратный. Вспомните, что записано в строке, а что в столбце.",
        "en": "{value}: the numbers are right but not in their places: rows and columns are exchanged, "
        "or the order is reversed. Recall what a row holds and what a column holds.",
    },
    "general.percent": {
        "ru": "{value}: доля и проценты перепутаны, отличие в сто раз. Посмотрите, в чём спрашивают ответ.",
        "en": "{value} mixes up a share and percent, which differ a hundredfold. See which of them is asked for.",
    },
    "general.log10": {
        "ru": "{value} получается с десятичным логарифмом. В формуле натуральный, ln: его основание e, а не 10.",
        "en": "{value} is what the logarithm to base 10 gives. The formula has the natural one, ln, whose base is e.",
    },
    "general.log2": {
        "ru": "{value} получается с двоичным логарифмом. В формуле натуральный, ln: его основание e, а не 2.",
        "en": "{value} is what the logarithm to base 2 gives. The formula has the natural one, ln, whose base is e.",
    },
    "general.twice": {
        "ru": "{value}: похоже, лишняя двойка. Проверьте, нет ли множителя 2, которого нет в формуле, "
        "и не посчитано ли что-то дважды.",
        "en": "{value} seems to have a 2 too many. See whether there is a factor of 2 that the formula does not have, "
        "and whether something was counted twice.",
    },
    "general.half": {
        "ru": "{value}: похоже, потеряна двойка. Проверьте, не забыт ли множитель 2 "
        "и не разделено ли лишний раз на два.",
        "en": "{value} seems to have lost a 2. See whether a factor of 2 was forgotten, "
        "or something was divided by two once too often.",
    },
    "general.rounded_early": {
        "ru": "{value} близко, но последние знаки другие: так бывает, если округлять по пути. "
        "Храните промежуточные числа с запасом знаков и округлите один раз, в конце.",
        "en": "{value} is close, but its last digits differ, as they do when one rounds on the way. "
        "Keep more digits in between and round once, at the end.",
    },
}
