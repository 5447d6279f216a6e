"""Mistakes in losses that are recognised by the number they lead to."""

MESSAGES = {
    "losses.sum_not_mean": {
        "ru": "{value} — сумма абсолютных ошибок. MAE — их среднее: разделите сумму на число объектов.",
        "en": "{value} is the sum of the absolute errors. MAE is their mean: divide it by the number of objects.",
    },
    "losses.signed_mean": {
        "ru": "{value} — среднее ошибок со знаком: отрицательные погасили часть положительных. "
        "Сначала возьмите модуль каждой ошибки.",
        "en": "{value} is the mean of the signed errors: negative ones cancelled part of the positive ones. "
        "Take the absolute value of each error first.",
    },
    "losses.signed_mean_reversed": {
        "ru": "{value} — среднее разностей ŷ − y со знаком: разные знаки погасили друг друга. "
        "Сначала возьмите модуль каждой разности.",
        "en": "{value} is the mean of the differences ŷ − y with their signs, which cancelled one another. "
        "Take the absolute value of each difference first.",
    },
    "losses.signed_sum": {
        "ru": "{value} — сумма ошибок со знаком. Не хватает двух шагов: модуль у каждой ошибки, "
        "потом деление суммы на число объектов.",
        "en": "{value} is the sum of the signed errors. Two steps are missing: the absolute value of each error, "
        "then dividing the sum by the number of objects.",
    },
    "losses.signed_sum_reversed": {
        "ru": "{value} — сумма разностей ŷ − y со знаком. Не хватает двух шагов: модуль у каждой разности, "
        "потом деление суммы на число объектов.",
        "en": "{value} is the sum of the differences ŷ − y with their signs. Two steps are missing: the absolute value "
        "of each difference, then dividing the sum by the number of objects.",
    },
    "losses.mse_for_mae": {
        "ru": "{value} — это MSE: ошибки возведены в квадрат. Для MAE вместо квадрата берут модуль.",
        "en": "{value} is the MSE: the errors were squared. MAE takes the absolute value in place of the square.",
    },
    "losses.rmse_for_mae": {
        "ru": "{value} — корень из MSE. Для MAE не нужны ни квадраты, ни корень: усредните модули ошибок.",
        "en": "{value} is the root of the MSE. MAE needs neither squares nor a root: average the absolute errors.",
    },
    "losses.sum_of_squares": {
        "ru": "{value} — сумма квадратов ошибок. Для MAE возьмите модули вместо квадратов "
        "и разделите сумму на число объектов.",
        "en": "{value} is the sum of the squared errors. For MAE take absolute values in place of squares, "
        "and divide the sum by the number of objects.",
    },
    "losses.one_object_less": {
        "ru": "{value}: сумма модулей найдена верно, но делитель на единицу меньше числа объектов. "
        "Делят на число всех объектов.",
        "en": "{value}: the sum of the absolute errors is right, but it was divided by one less than the number of "
        "objects. Divide by the number of all objects.",
    },
    "losses.divided_by_classes": {
        "ru": "{value}: потери объектов сложены и разделены на число классов. "
        "Среднее берут по объектам: на их число и делят.",
        "en": "{value}: the losses of the objects were added up and divided by the number of classes. "
        "The mean is taken over objects, so divide by how many there are.",
    },
    "losses.sign_kept": {
        "ru": "{value} — ошибка со знаком. В этом столбце стоит её величина: модуль отрицательным не бывает.",
        "en": "{value} is the error with its sign. This column holds its size: an absolute value is never negative.",
    },
    "losses.square_for_absolute": {
        "ru": "{value} — квадрат ошибки. Здесь спрашивают модуль, то есть саму величину ошибки.",
        "en": "{value} is the square of the error. The absolute value is asked for, the plain size of the error.",
    },
    "losses.absolute_for_square": {
        "ru": "{value} — величина ошибки, она ещё не возведена в квадрат. Умножьте её на саму себя.",
        "en": "{value} is the size of the error, and it is not squared yet. Multiply it by itself.",
    },
    "losses.doubled_for_square": {
        "ru": "{value} — удвоенная ошибка. Квадрат — это ошибка, умноженная на саму себя, а не на два.",
        "en": "{value} is twice the error. The square is the error times itself, and not times two.",
    },
    "losses.square_negative": {
        "ru": "{value}: знак минус пережил возведение в квадрат. Минус на минус даёт плюс.",
        "en": "{value}: the minus sign outlived the squaring. Minus times minus is plus.",
    },
    "losses.squares_not_averaged": {
        "ru": "{value} — сумма квадратов. MSE — их среднее: разделите сумму на число объектов.",
        "en": "{value} is the sum of the squares. The MSE is their mean: divide it by the number of objects.",
    },
    "losses.rmse_for_mse": {
        "ru": "{value} — корень из MSE. Эту величину называют RMSE и часто путают с MSE; сама MSE — средний квадрат, "
        "без корня.",
        "en": "{value} is the root of the MSE. It is called RMSE and often taken for the MSE, "
        "which is the mean square without a root.",
    },
    "losses.mae_for_mse": {
        "ru": "{value} — это MAE: усреднены модули. Для MSE каждую ошибку сначала возводят в квадрат.",
        "en": "{value} is the MAE: absolute values were averaged. For the MSE each error is squared first.",
    },
    "losses.square_of_mae": {
        "ru": "{value} — квадрат от MAE. Порядок другой: сначала квадрат каждой ошибки, потом среднее.",
        "en": "{value} is the square of the MAE. The order is the other one: square each error first, then average.",
    },
    "losses.square_of_signed_mean": {
        "ru": "{value} — квадрат среднего ошибок со знаком: до возведения в квадрат они погасили друг друга. "
        "Сначала квадрат каждой ошибки, потом среднее.",
        "en": "{value} is the square of the mean signed error: before squaring they had cancelled one another. "
        "Square each error first, then average.",
    },
    "losses.squares_by_one_less": {
        "ru": "{value}: сумма квадратов найдена верно, но делитель на единицу меньше числа объектов. "
        "Так считают дисперсию по выборке; потери делят на число всех объектов.",
        "en": "{value}: the sum of the squares is right, but it was divided by one less than the number of objects. "
        "That is how a sample variance is computed; a loss is divided by the number of all objects.",
    },
    "losses.ratio_reversed": {
        "ru": "{value}: отношение перевёрнуто. Большее значение, старое, делят на меньшее, новое.",
        "en": "{value}: the ratio is upside down. The larger, old value is divided by the smaller, new one.",
    },
    "losses.difference_for_ratio": {
        "ru": "{value} — на сколько потери уменьшились. Спрашивают, во сколько раз: разделите одно значение на другое.",
        "en": "{value} is by how much the loss went down. The question is how many times: divide one value "
        "by the other.",
    },
    "losses.ratio_of_roots": {
        "ru": "{value} — отношение корней, то есть RMSE. Делят сами MSE.",
        "en": "{value} is the ratio of the roots, of the RMSE. Divide the MSE themselves.",
    },
    "losses.ratio_of_the_other": {
        "ru": "{value} — отношение для другой функции потерь. Сравните заголовок поля и делимое.",
        "en": "{value} is the ratio of the other loss. Compare the label of the field with what you divided.",
    },
    "losses.mean_of_all_cells": {
        "ru": "{value}: сумма разделена на число всех клеток таблицы. Слагаемые одной строки складывают, "
        "а усредняют только строки, то есть объекты.",
        "en": "{value}: the sum was divided by the number of all cells of the table. The terms of a row are added up, "
        "and only rows, that is objects, are averaged.",
    },
    "losses.doubt_for_logarithm": {
        "ru": "{value} — это единица минус вероятность. Потери берут от логарифма: −ln p.",
        "en": "{value} is one minus the probability. The loss takes the logarithm: −ln p.",
    },
    "losses.probability_for_loss": {
        "ru": "{value} — сама вероятность. Потери — её логарифм с минусом.",
        "en": "{value} is the probability itself. The loss is its logarithm with a minus.",
    },
    "losses.arguments_swapped": {
        "ru": "{value}: так выходит, если поменять местами y и ŷ. Логарифм берут от предсказания, "
        "а множитель перед ним — истинное значение.",
        "en": "{value} comes out with y and ŷ exchanged. The logarithm is that of the prediction, "
        "and the factor before it is the true value.",
    },
    "losses.binary_for_categorical": {
        "ru": "{value}: это BCE, где каждая клетка — отдельный вопрос «да или нет». В CCE нули ничего не добавляют: "
        "от строки остаётся одно слагаемое.",
        "en": "{value} is the BCE, where each cell is a question of its own, yes or no. In CCE zeros add nothing: "
        "one term remains of a row.",
    },
    "losses.categorical_for_binary": {
        "ru": "{value}: учтён только ответ «да», и на число ответов не разделено: так считают CCE одного объекта. "
        "В BCE слагаемое есть у каждого ответа.",
        "en": "{value}: only the “yes” was counted, and nothing was divided: that is the CCE of one object. "
        "In BCE every answer has a term.",
    },
    "losses.second_term_lost": {
        "ru": "{value}: учтены только ответы с y = 1. При y = 0 работает второе слагаемое, −ln(1 − ŷ).",
        "en": "{value}: only the answers with y = 1 were counted. When y = 0 the second term is at work, −ln(1 − ŷ).",
    },
    "losses.terms_exchanged": {
        "ru": "{value}: слагаемые перепутаны. При y = 1 берут ln ŷ, при y = 0 — ln(1 − ŷ).",
        "en": "{value}: the terms are mixed up. When y = 1 it is ln ŷ, when y = 0 it is ln(1 − ŷ).",
    },
    "losses.yes_for_no": {
        "ru": "{value} относится к ответу «да», а верный ответ здесь — «нет». "
        "Его вероятность — единица минус предсказание.",
        "en": "{value} belongs to the answer “yes”, and the right one here is “no”. "
        "Its probability is one minus the prediction.",
    },
    "losses.no_for_yes": {
        "ru": "{value} относится к ответу «нет», а верный ответ здесь — «да». Его вероятность — само предсказание.",
        "en": "{value} belongs to the answer “no”, and the right one here is “yes”. "
        "Its probability is the prediction itself.",
    },
    "losses.power_of_ten": {
        "ru": "{value} — степень десяти. Потери здесь считали с натуральным логарифмом, его основание — число e.",
        "en": "{value} is a power of ten. The loss was computed with the natural logarithm, whose base is e.",
    },
    "losses.power_without_minus": {
        "ru": "{value} больше единицы и вероятностью быть не может. В показателе потерян минус.",
        "en": "{value} is more than one and cannot be a probability. The exponent has lost its minus.",
    },
    "losses.loss_from_one": {
        "ru": "{value} — единица минус потери. Логарифм обращают степенью числа e, а не вычитанием.",
        "en": "{value} is one minus the loss. A logarithm is undone by a power of e, and not by a subtraction.",
    },
    "losses.logarithm_again": {
        "ru": "{value} — логарифм от потерь. Потери уже и есть логарифм с минусом; его нужно обратить.",
        "en": "{value} is the logarithm of the loss. The loss is a logarithm with a minus already; undo it.",
    },
    "losses.zeros_left_out": {
        "ru": "{value}: сумма разделена только на число объектов с ошибкой. Объект, на котором сеть не ошиблась, "
        "тоже объект, и среднее он уменьшает.",
        "en": "{value}: the sum was divided by the number of objects that have an error. An object that the network "
        "got right is an object too, and lowers the mean.",
    },
    "losses.summed_over_classes": {
        "ru": "{value}: слагаемые сложены по всем классам. В CCE объекта остаётся одно, для верного класса: "
        "остальные умножены на ноль.",
        "en": "{value}: the terms of all classes were added up. The CCE of an object keeps one of them, "
        "that of the right class: the others are multiplied by zero.",
    },
    "losses.wrong_classes_counted": {
        "ru": "{value} — логарифм вероятности, отданной неверным классам. Берут вероятность верного.",
        "en": "{value} is the logarithm of the probability given to wrong classes. Take that of the right one.",
    },
}
