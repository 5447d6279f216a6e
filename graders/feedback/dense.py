"""Mistakes in the forward pass of a Dense layer that are recognised by the number they lead to."""

MESSAGES = {
    "dense.bias_forgotten": {
        "ru": "{value}: взвешенная сумма найдена верно, но без смещения. Прибавьте смещение этого нейрона.",
        "en": "{value}: the weighted sum is right, but the bias is missing. Add the bias of this neuron.",
    },
    "dense.bias_subtracted": {
        "ru": "{value}: смещение вычтено. Его прибавляют с тем знаком, с каким оно записано.",
        "en": "{value}: the bias was subtracted. It is added, with the sign it is written with.",
    },
    "dense.bias_of_another": {
        "ru": "{value}: прибавлено смещение другого нейрона. Смещение принадлежит нейрону, то есть столбцу ответа, "
        "а не объекту.",
        "en": "{value}: the bias of another neuron was added. A bias belongs to a neuron, a column of the answer, "
        "and not to an object.",
    },
    "dense.relu_too_early": {
        "ru": "{value}: здесь уже применена relu, а спрашивают выход до функции активации. "
        "Отрицательные числа пока остаются.",
        "en": "{value}: relu has been applied here already, and the output before the activation is asked for. "
        "Negative numbers stay for now.",
    },
    "dense.relu_forgotten": {
        "ru": "{value}: relu не применена. Она заменяет отрицательные числа нулём.",
        "en": "{value}: relu was not applied. It replaces negative numbers by zero.",
    },
    "dense.relu_as_absolute": {
        "ru": "{value}: взят модуль. relu не меняет знак отрицательного числа, а заменяет такое число нулём.",
        "en": "{value} is the absolute value. relu does not flip the sign of a negative number, it puts zero there.",
    },
    "dense.transposed": {
        "ru": "{value}: веса взяты не того нейрона — строки и столбцы таблицы весов переставлены. "
        "Все веса одного нейрона стоят вместе, у каждого входа свой.",
        "en": "{value} takes weights of another neuron: rows and columns of the table of weights are exchanged. "
        "The weights of one neuron stand together, one for each input.",
    },
    "dense.relu_lost_between": {
        "ru": "{value}: во второй слой попало отрицательное число. relu стоит в первом слое и заменяет его нулём до "
        "того, "
        "как второй слой начнёт считать.",
        "en": "{value}: a negative number reached the second layer. relu belongs to the first layer and puts a zero "
        "there "
        "before the second one begins.",
    },
    "dense.relu_after_last": {
        "ru": "{value}: relu применена и к ответу сети. Последний слой линейный, отрицательный ответ остаётся как "
        "есть.",
        "en": "{value}: relu was applied to the network's answer as well. The last layer is linear, "
        "and a negative answer stays as it is.",
    },
}
