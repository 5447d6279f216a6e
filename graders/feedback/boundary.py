"""Mistakes about the boundary between two classes that are recognised by the number they lead to."""

MESSAGES = {
    "boundary.slope_sign": {
        "ru": "{value}: знак наклона обратный. Слагаемое с весом первого входа переходит направо и меняет знак.",
        "en": "{value}: the slope has the opposite sign. The term of the first input goes to the right and changes "
        "its sign.",
    },
    "boundary.slope_inverted": {
        "ru": "{value}: дробь перевёрнута. Делят на тот вес, который стоит у переменной, которую выражают.",
        "en": "{value}: the fraction is upside down. Divide by the weight of the variable that you solve for.",
    },
    "boundary.slope_inverted_sign": {
        "ru": "{value}: дробь перевёрнута и потерян минус. Выразите вторую координату из уравнения по шагам.",
        "en": "{value}: the fraction is upside down and has lost its minus. Solve for the second coordinate step by "
        "step.",
    },
    "boundary.intercept_sign": {
        "ru": "{value}: знак обратный. Смещение переходит в другую часть уравнения и меняет знак.",
        "en": "{value}: the sign is the opposite. The bias goes to the other side of the equation and changes its "
        "sign.",
    },
    "boundary.other_axis": {
        "ru": "{value}: здесь прямая пересекает другую ось. Приравняйте нулю другую координату этой точки, а не ту, "
        "которую ищете.",
        "en": "{value} is where the line crosses the other axis. Set the other coordinate of that point to zero, "
        "not the one that you look for.",
    },
    "boundary.not_divided": {
        "ru": "{value}: смещение перенесено, но не разделено на вес. Разделите на вес той переменной, которую ищете.",
        "en": "{value}: the bias was moved over but not divided. Divide by the weight of the variable that you look "
        "for.",
    },
    "boundary.bias_as_place": {
        "ru": "{value} — это само смещение. Оно прибавляется к сумме, а не отмеряется на оси: решите уравнение.",
        "en": "{value} is the bias itself. It is added to the sum and is no place on an axis: solve the equation.",
    },
    "boundary.bias_not_added": {
        "ru": "{value}: взвешенная сумма верна, но без смещения. Прибавьте его, и только потом смотрите на знак.",
        "en": "{value}: the weighted sum is right, but the bias is missing. Add it before you look at the sign.",
    },
    "boundary.coordinates_exchanged": {
        "ru": "{value}: координаты точки перепутаны. Первый вес умножают на первую координату, второй на вторую.",
        "en": "{value}: the coordinates of the point were exchanged. The first weight goes with the first, "
        "the second with the second.",
    },
    "boundary.other_side": {
        "ru": "{value}: точка лежит по другую сторону границы. Сравните знак суммы, уже со смещением, с правилом из "
        "задания.",
        "en": "{value}: the point lies on the other side of the boundary. Compare the sign of the sum, bias included, "
        "with the rule of the task.",
    },
    "line.sign": {
        "ru": "{value}: величина верна, знак обратный. Соберите всё с той стороны, где вторая координата, "
        "и посмотрите на знаки.",
        "en": "{value}: the size is right and the sign is the opposite. Gather everything on the side of the second "
        "coordinate, and look at the signs.",
    },
    "line.not_multiplied": {
        "ru": "{value} подошло бы, если бы второй вес был равен 1. Умножьте на него всё уравнение.",
        "en": "{value} would do if the second weight were 1. Multiply the whole equation by it.",
    },
    "line.divided": {
        "ru": "{value}: уравнение разделено на второй вес, а нужно умножить: сейчас у второй координаты стоит 1.",
        "en": "{value}: the equation was divided by the second weight. Multiply instead: "
        "now a 1 stands at the second coordinate.",
    },
    "line.intercept_as_bias": {
        "ru": "{value} — место, где прямая пересекает ось, а не смещение. Умножьте на второй вес всё уравнение и "
        "соберите его с одной стороны.",
        "en": "{value} is where the line crosses the axis, not the bias. Multiply the whole equation by the second "
        "weight and gather it on one side.",
    },
}
