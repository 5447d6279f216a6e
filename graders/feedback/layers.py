"""Mistakes in a layer that a student writes as functions, recognised by what a public example gives."""

MESSAGES = {
    "layers.bias_forgotten": {
        "ru": "{case}: получается {received} — это одно произведение матриц. Прибавьте к каждой строке смещения, b.",
        "en": "{case} gives {received}, the product of the matrices alone. Add the biases b to each of its rows.",
    },
    "layers.bias_subtracted": {
        "ru": "{case}: получается {received} — смещения вычтены. Их прибавляют с тем знаком, с каким они записаны.",
        "en": "{case} gives {received}: the biases were subtracted. They are added, with the sign they are written "
        "with.",
    },
    "layers.relu_in_dense": {
        "ru": "{case}: получается {received} — relu применена внутри dense, а нужен выход до функции активации. "
        "Отрицательные числа оставьте функции relu.",
        "en": "{case} gives {received}: relu was applied inside dense, and the output before the activation is asked "
        "for. "
        "Leave negative numbers to the function relu.",
    },
    "layers.transposed": {
        "ru": "{case}: получается {received} — числа верны, но объекты стоят в столбцах. "
        "В ответе каждому объекту нужна строка.",
        "en": "{case} gives {received}: the numbers are right, but objects stand in columns. "
        "In the answer every object has a row.",
    },
    "layers.absolute_value": {
        "ru": "{case}: получается {received} — это модули. relu не меняет знак отрицательного числа, "
        "а заменяет такое число нулём.",
        "en": "{case} gives {received}, absolute values. relu does not flip the sign of a negative number, "
        "it puts zero there.",
    },
}
