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
}
