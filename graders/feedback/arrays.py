"""Messages about arrays that the code left, and about what its functions gave back when we called them."""

DRAWN = {
    "lines.x": {"ru": "координаты x линии {n} на рисунке", "en": "the x of line {n} in the picture"},
    "lines.y": {"ru": "координаты y линии {n} на рисунке", "en": "the y of line {n} in the picture"},
    "images": {"ru": "изображение {n} на рисунке", "en": "image {n} in the picture"},
    "bars": {"ru": "высоты столбиков, группа {n} на рисунке", "en": "the bars of group {n} in the picture"},
}
"""What is drawn, in the words of a message."""

MESSAGES = {
    "arrays.missing": {
        "ru": "Код закончился, но имени {name} в нём нет. Оставьте результат в этом имени.",
        "en": "The code ended, but there is no name {name} in it. Leave the result in that name.",
    },
    "arrays.not_drawn": {
        "ru": "Не нашлось: {name}. Проверьте, что рисунок построен, и не закрывайте его сами.",
        "en": "Not found: {name}. See that it is drawn, and do not close the picture yourself.",
    },
    "arrays.unreadable": {
        "ru": "Сохранённые значения не читаются: {reason}. Их записывает проверка после вашего кода; "
        "код не должен менять эти файлы.",
        "en": "The saved values cannot be read: {reason}. They are written after your code has ended; "
        "the code must leave these files alone.",
    },
    "arrays.type": {
        "ru": "{name}: получено {type}, а нужны число или обычный массив NumPy из чисел.",
        "en": "{name}: received {type}; a number or a plain NumPy array of numbers is needed.",
    },
    "arrays.large": {
        "ru": "{name}: чисел больше ста тысяч, столько мы не проверяем. Сравните форму массива с заданием.",
        "en": "{name} holds more than a hundred thousand numbers, too many to check. "
        "Compare the array's shape with the task.",
    },
    "arrays.dtype": {
        "ru": "{name}: тип чисел {received}, а нужен {expected}. Посмотрите на .dtype.",
        "en": "{name}: the numbers are of type {received}; {expected} is needed. Look at .dtype.",
    },
    "arrays.dtype_right": {"ru": "{name}: тип чисел {received}.", "en": "{name}: numbers of type {received}."},
    "arrays.shape": {
        "ru": "{name}: получено — {received}, нужно — {expected}. Посмотрите на .shape.",
        "en": "{name}: received {received}; {expected} is needed. Look at .shape.",
    },
    "arrays.shape_right": {"ru": "{name}: {received}.", "en": "{name}: {received}."},
    "arrays.not_finite": {
        "ru": "{name}: NaN или бесконечностей {count}, а всего чисел {all}. "
        "Обычно их дают логарифм нуля или деление на ноль.",
        "en": "{name}: {count} of {all} numbers are NaN or infinite. "
        "They mostly come from the logarithm of zero or a division by zero.",
    },
    "arrays.values": {
        "ru": "{name}: не сошлось чисел: {wrong} из {all}. Проверьте формулу на одном элементе вручную.",
        "en": "{name}: {wrong} of {all} numbers do not agree. Check the formula by hand for one element.",
    },
    "arrays.values_right": {"ru": "{name}: все числа верны.", "en": "{name}: all numbers are right."},
    "functions.right": {
        "ru": "Примеров проверено: {count}, все сошлись.",
        "en": "All agree. Examples checked: {count}.",
    },
    "functions.missing": {
        "ru": "Код закончился, но функции {name} в нём нет. Определите её под этим именем: def {name}(...).",
        "en": "The code ended, but it defines no function {name}. Define it under that name: def {name}(...).",
    },
    "functions.nothing": {
        "ru": "{case}: результата нет, процесс закончился раньше. Не завершайте программу внутри функции.",
        "en": "{case}: there is no result, for the process ended before. Do not end the program inside the function.",
    },
    "functions.none": {
        "ru": "{case}: функция вернула None. Напечатать ответ мало, его нужно вернуть: return.",
        "en": "{case}: the function returned None. Printing the answer is not enough: return it.",
    },
    "functions.type": {
        "ru": "{case}: функция вернула {type}, а нужны число или обычный массив NumPy из чисел.",
        "en": "{case}: the function returned {type}; a number or a plain NumPy array of numbers is needed.",
    },
    "functions.no_digit": {
        "ru": "{case}: функция вернула {type}, а нужно одно целое число — цифра.",
        "en": "{case}: the function returned {type}; a single whole number is needed, the digit.",
    },
    "functions.large": {
        "ru": "{case}: функция вернула больше ста тысяч чисел, столько мы не проверяем.",
        "en": "{case}: the function returned more than a hundred thousand numbers, too many to check.",
    },
    "functions.raised": {
        "ru": "{case}: функция остановилась с ошибкой {type}.",
        "en": "{case}: the function stopped with {type}.",
    },
    "functions.raised_in_line": {
        "ru": "{case}: функция остановилась с ошибкой {type} в строке {line}.",
        "en": "{case}: the function stopped with {type} in line {line}.",
    },
    "functions.slow": {
        "ru": "{case}: функция не закончила работу за {seconds} с. Посмотрите, может ли её цикл остаться без конца.",
        "en": "{case}: the function did not finish within {seconds} s. See whether its loop can go on for ever.",
    },
    "functions.shape": {
        "ru": "{case}: получено — {received}, нужно — {expected}.",
        "en": "{case}: received {received}; {expected} is needed.",
    },
    "functions.not_finite": {
        "ru": "{case}: получается NaN или бесконечность. Обычно их дают логарифм нуля или деление на ноль.",
        "en": "{case}: the result is NaN or infinite. That mostly comes from the logarithm of zero "
        "or a division by zero.",
    },
    "functions.public_values": {
        "ru": "{case}: получается {received}, а в задании {expected}.",
        "en": "{case} gives {received}; the task says {expected}.",
    },
    "functions.values": {
        "ru": "{case}: значение неверное. Посчитайте такой случай на бумаге и сравните.",
        "en": "{case}: the value is wrong. Work such a case out on paper and compare.",
    },
    "functions.recognised": {
        "ru": "Верных ответов {value} %, нужно не меньше {least} %.",
        "en": "{value} % of the answers are right; at least {least} % are needed.",
    },
    "functions.recognised_beyond": {
        "ru": "Верных ответов {value} %, а сама сеть на строках от 0 до 1 даёт верный ответ в {own} % случаев. "
        "Отвечать должна сеть из имени model: обучите её и спрашивайте её.",
        "en": "{value} % of the answers are right, but the network itself is right on {own} % of rows from 0 to 1. "
        "The answers have to be those of the network in the name model: train it, and ask it.",
    },
    "functions.recognised_few": {
        "ru": "Верных ответов {value} %, а нужно не меньше {least} %. "
        "Сравните, как изображение готовят в функции и как его готовили для обучения.",
        "en": "{value} % of the answers are right; at least {least} % are needed. "
        "Compare how the function prepares an image with how images were prepared for training.",
    },
    "functions.sum_for_mean": {
        "ru": "{case}: получается {received} — это сумма по объектам. "
        "Потери — среднее: разделите её на число объектов.",
        "en": "{case} gives {received}, the sum over the objects. The loss is their mean: divide by their number.",
    },
    "functions.signed_errors": {
        "ru": "{case}: получается {received} — это среднее ошибок со знаком, и они погасили друг друга. "
        "Сначала возьмите модуль каждой.",
        "en": "{case} gives {received}, the mean of the errors with their signs, which cancel one another. "
        "Take the absolute value of each first.",
    },
    "functions.decimal_logarithm": {
        "ru": "{case}: получается {received} — так выходит с десятичным логарифмом. "
        "В формуле натуральный: в NumPy это np.log.",
        "en": "{case} gives {received}, which comes from the decimal logarithm. "
        "The formula has the natural one: np.log in NumPy.",
    },
    "functions.minus_lost": {
        "ru": "{case}: получается {received}: величина верна, знак обратный. "
        "Логарифм вероятности не бывает больше нуля, поэтому перед суммой стоит минус.",
        "en": "{case} gives {received}: the size is right and the sign is the opposite. "
        "The logarithm of a probability is never above zero, which is why a minus stands before the sum.",
    },
    "functions.second_term_lost": {
        "ru": "{case}: получается {received} — учтены только объекты с ответом «да». "
        "При y = 0 работает второе слагаемое.",
        "en": "{case} gives {received}: only the objects whose answer is “yes” were counted. "
        "When y = 0 the second term is at work.",
    },
    "functions.root_taken": {
        "ru": "{case}: получается {received} — это корень из MSE, его называют RMSE. "
        "Сама MSE — средний квадрат, корень из него не берут.",
        "en": "{case} gives {received}, the root of the MSE, which is called RMSE. "
        "The MSE itself is the mean square: take no root of it.",
    },
    "functions.absolute_for_square": {
        "ru": "{case}: получается {received} — это MAE, среднее модулей. Для MSE каждую ошибку возводят в квадрат.",
        "en": "{case} gives {received}, the MAE, a mean of absolute values. For the MSE every error is squared.",
    },
    "functions.square_for_absolute": {
        "ru": "{case}: получается {received} — это MSE, средний квадрат. Для MAE берут модуль каждой ошибки.",
        "en": "{case} gives {received}, the MSE, a mean of squares. The MAE takes the absolute value of every error.",
    },
    "functions.square_of_mean": {
        "ru": "{case}: получается {received} — в квадрат возведено среднее ошибок, и они успели погасить друг друга. "
        "Сначала квадрат каждой ошибки, потом среднее.",
        "en": "{case} gives {received}: the mean of the errors was squared, after they had cancelled one another. "
        "Square each error first, then average.",
    },
    "functions.divided_by_classes": {
        "ru": "{case}: получается {received} — сумма потерь разделена на число классов. "
        "Среднее берут по объектам, то есть по строкам.",
        "en": "{case} gives {received}: the sum of the losses was divided by the number of classes. "
        "The mean is taken over objects, that is, over rows.",
    },
    "functions.mean_of_all_cells": {
        "ru": "{case}: получается {received} — среднее взято по всем клеткам таблицы. "
        "Внутри строки слагаемые складывают, усредняют только строки.",
        "en": "{case} gives {received}: the mean was taken over all cells of the table. "
        "Within a row the terms are added up; only rows are averaged.",
    },
    "functions.arguments_swapped": {
        "ru": "{case}: получается {received} — так выходит, если поменять местами y_true и y_pred. "
        "Логарифм берут от предсказания.",
        "en": "{case} gives {received}, which comes out with y_true and y_pred exchanged. "
        "The logarithm is that of the prediction.",
    },
    "functions.binary_logarithm": {
        "ru": "{case}: получается {received} — так выходит с двоичным логарифмом. В формуле натуральный: np.log.",
        "en": "{case} gives {received}, which comes from the logarithm to base 2. "
        "The formula has the natural one: np.log.",
    },
    "functions.every_cell_asked": {
        "ru": "{case}: получается {received} — это BCE, где каждая клетка — отдельный вопрос. Для классов, из которых "
        "верен ровно один, есть CategoricalCrossentropy.",
        "en": "{case} gives {received}, the BCE, in which each cell is a question of its own. For classes of which "
        "exactly one is right there is CategoricalCrossentropy.",
    },
    "functions.row_of_classes": {
        "ru": "{case}: получается {received} — ответы приняты за классы одного объекта. Для вопросов «да или нет» "
        "есть BinaryCrossentropy.",
        "en": "{case} gives {received}: the answers were taken for the classes of one object. For questions of yes "
        "or no there is BinaryCrossentropy.",
    },
}
