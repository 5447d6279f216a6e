"""Mistakes on the way from an image to a digit: shapes, probabilities and the place of the largest."""

MESSAGES = {
    "predicting.axis_last": {
        "ru": "{value}: ось добавлена в конец, вышел столбик. Объекты идут по первой оси: axis=0.",
        "en": "{value}: the axis was added at the end, which makes a column. Objects go along the first axis: axis=0.",
    },
    "predicting.shape_kept": {
        "ru": "{value}: столько чисел сеть получает. Выдаёт она по одному числу на класс.",
        "en": "{value} numbers go into the network. What comes out is one number for each class.",
    },
    "predicting.transposed": {
        "ru": "{value}: строки и столбцы поменялись местами. Строка — это объект, столбец — класс.",
        "en": "{value}: rows and columns have changed places. A row is an object, a column is a class.",
    },
    "predicting.one_for_many": {
        "ru": "{value}: столько строк было бы у одного изображения. Строка на выходе есть у каждого объекта пакета.",
        "en": "{value} is the number of rows for a single image. Each object of the batch has a row in the output.",
    },
    "predicting.side": {
        "ru": "{value}: это сторона изображения. В строку попадают все его клетки.",
        "en": "{value} is the side of the image. The row takes all of its cells.",
    },
    "predicting.perimeter": {
        "ru": "{value}: стороны сложены. Клеток в квадрате столько, сколько даёт их произведение.",
        "en": "{value}: the sides were added. A square has as many cells as their product says.",
    },
    "predicting.shares": {
        "ru": "{value}: число разделено на сумму чисел. В softmax сначала берут экспоненту каждого.",
        "en": "{value}: the number was divided by the sum of the numbers. In softmax the exponential of each comes "
        "first.",
    },
    "predicting.not_divided": {
        "ru": "{value} — экспонента, ещё не вероятность. Осталось разделить её на сумму всех экспонент.",
        "en": "{value} is the exponential, not a probability yet. What is left is to divide it by the sum of all of "
        "them.",
    },
    "predicting.sigmoid": {
        "ru": "{value}: это sigmoid одного числа, и другие числа на неё не повлияли. В softmax экспоненту делят на "
        "сумму экспонент всех чисел.",
        "en": "{value} is the sigmoid of the one number, and the others had no part in it. In softmax the exponential "
        "is divided by the sum of those of all numbers.",
    },
    "predicting.powers_of_two": {
        "ru": "{value}: в степень возведена двойка. Основание в softmax — число e.",
        "en": "{value}: powers of 2 were taken. The base in softmax is the number e.",
    },
    "predicting.minus": {
        "ru": "{value}: в показателе лишний минус, и наибольшее число получило наименьшую вероятность.",
        "en": "{value}: there is a minus too many in the exponent, and the largest number got the smallest "
        "probability.",
    },
    "predicting.counted_from_one": {
        "ru": "{value}: места посчитаны с единицы. Классы нумеруют с нуля.",
        "en": "{value}: the places were counted from one. Classes are numbered from zero.",
    },
    "predicting.least": {
        "ru": "{value}: это место наименьшей вероятности. Ответ сети — место наибольшей.",
        "en": "{value} is the place of the smallest probability. The network's answer is the place of the largest.",
    },
    "predicting.place_in_row": {
        "ru": "{value}: это место в своей строке. Без axis строки выписаны подряд, и счёт идёт через весь массив.",
        "en": "{value} is the place in its own row. Without axis the rows stand one after another, and the count goes "
        "through the whole array.",
    },
    "predicting.row_of_largest": {
        "ru": "{value}: это номер строки, в которой стоит наибольшее число. argmax без axis возвращает его место "
        "среди всех чисел массива.",
        "en": "{value} is the row in which the largest number stands. argmax without axis returns its place among all "
        "numbers of the array.",
    },
    "predicting.function_shares": {
        "ru": "{case}: получается {received} — числа разделены на их сумму. Сначала возьмите экспоненту: np.exp.",
        "en": "{case} gives {received}: the numbers were divided by their sum. Take the exponential first: np.exp.",
    },
    "predicting.function_not_divided": {
        "ru": "{case}: получается {received} — экспоненты, сумма которых не равна 1. Разделите их на сумму.",
        "en": "{case} gives {received}, exponentials that do not sum to 1. Divide them by their sum.",
    },
    "predicting.function_sigmoid": {
        "ru": "{case}: получается {received} — sigmoid каждого числа отдельно. Разделите экспоненты на их общую сумму.",
        "en": "{case} gives {received}, the sigmoid of each number by itself. Divide the exponentials by their sum.",
    },
}
