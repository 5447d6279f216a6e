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
}
