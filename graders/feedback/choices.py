"""Messages about answers that are chosen, put in order or matched. What an option means is told by the exercise."""

MESSAGES = {
    "choices.right": {"ru": "Верно.", "en": "That is right."},
    "choices.wrong": {
        "ru": "Пока не то. Под вашим вариантом сказано, почему; прочитайте и выберите снова.",
        "en": "Not yet. The reason stands under the option you chose; read it and choose again.",
    },
    "choices.some_missing": {
        "ru": "Отмечено верных: {right}, и лишних нет, но это не все верные. Рассмотрите остальные варианты по одному.",
        "en": "{right} of your options are right and none is wrong, but there are more right ones. "
        "Consider the others one by one.",
    },
    "choices.some_wrong": {
        "ru": "Все верные отмечены, но лишних вариантов: {wrong}. Под каждым отмеченным сказано, верен ли он и почему.",
        "en": "All right options are chosen, and wrong ones with them: {wrong}. "
        "Under each one you chose it says whether it is right, and why.",
    },
    "choices.wrong_and_missing": {
        "ru": "Отмечено верных: {right}, лишних: {wrong}, и отмечены не все верные. "
        "Прочитайте пояснения под отмеченными и рассмотрите остальные.",
        "en": "Right options chosen: {right}, wrong ones: {wrong}, and some right ones are missing. "
        "Read the notes under those you chose, then consider the others.",
    },
    "choices.nothing_chosen": {"ru": "Здесь ещё ничего не выбрано.", "en": "Nothing is chosen here yet."},
    "choices.unknown": {
        "ru": "Такого варианта в задании нет. Обновите страницу и выберите снова.",
        "en": "The exercise has no such option. Reload the page and choose again.",
    },
    "choices.order_right": {"ru": "Порядок верный.", "en": "The order is right."},
    "choices.order_wrong": {
        "ru": "Порядок важен для пар строк: {all}, верно стоят: {right}. "
        "Для каждой строки спросите себя, что должно быть готово до неё.",
        "en": "The order matters for {all} pairs of lines, and {right} of them stand right. "
        "Ask of each line what has to be ready before it.",
    },
    "choices.nothing_ordered": {
        "ru": "Строки ещё стоят так, как их перемешали. Расставьте их по порядку.",
        "en": "The lines still stand as they were shuffled. Put them in order.",
    },
    "choices.unfinished_order": {
        "ru": "У каждой строки должен быть свой номер. Проверьте, что все номера выбраны и не повторяются.",
        "en": "Every line needs a number of its own. See that all numbers are chosen and none is there twice.",
    },
    "choices.fits": {"ru": "Верно.", "en": "That is right."},
    "choices.fits_not": {
        "ru": "Эта пара не подходит. Перечитайте строку и выберите снова.",
        "en": "This pair does not fit. Read the row once more and choose again.",
    },
}
