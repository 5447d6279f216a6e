"""Mistakes about what a bias does to one neuron: its answer to zeros, and where its activation stands."""

MESSAGES = {
    "zero.bias_counted": {
        "ru": "{value}: смещение прибавлено, а в этом столбце его нет. Что останется от взвешенной суммы, если все "
        "входы — нули?",
        "en": "{value}: the bias was added, but this column has none. What is left of the weighted sum if all inputs "
        "are zeros?",
    },
    "zero.bias_lost": {
        "ru": "{value}: так ответил бы нейрон без смещения. От нулей сумма равна нулю, и к ней ещё прибавляется b.",
        "en": "{value} is what a neuron without bias would answer. Zeros add up to zero, and b is added to that.",
    },
    "zero.relu_forgotten": {
        "ru": "{value}: relu отрицательных чисел не пропускает. Примените её к сумме.",
        "en": "{value}: relu lets no negative number pass. Apply it to the sum.",
    },
    "zero.sigmoid_of_zero": {
        "ru": "{value}: sigmoid не проходит через ноль, её значения лежат строго между 0 и 1. Подставьте ноль в "
        "формулу.",
        "en": "{value}: sigmoid does not pass through zero, its values lie strictly between 0 and 1. Put zero into "
        "the formula.",
    },
    "zero.sigmoid_with_bias": {
        "ru": "{value}: в формулу подставлено смещение, а в этом столбце его нет.",
        "en": "{value}: the bias was put into the formula, but this column has none.",
    },
    "zero.sigmoid_forgotten": {
        "ru": "{value} — это сумма до функции активации. Подставьте её в формулу sigmoid.",
        "en": "{value} is the sum before the activation. Put it into the formula of sigmoid.",
    },
    "zero.sigmoid_of_minus": {
        "ru": "{value}: знак в показателе потерян. В формуле стоит минус перед z, а у z есть и собственный знак.",
        "en": "{value}: a sign was lost in the exponent. The formula has a minus before z, and z has a sign of its "
        "own.",
    },
    "shift.sign": {
        "ru": "{value}: величина верна, знак обратный. При переносе через знак равенства он меняется.",
        "en": "{value}: the size is right and the sign is the opposite. It changes when a term crosses the equals "
        "sign.",
    },
    "shift.weight_forgotten": {
        "ru": "{value}: смещение перенесено, но на вес не разделено. Тот же сдвиг в сумме при другом весе — другое x.",
        "en": "{value}: the bias was moved over but not divided by the weight. With another weight it means another x.",
    },
    "shift.inverted": {
        "ru": "{value}: вес разделён на смещение. Решите уравнение wx + b = 0 относительно x.",
        "en": "{value}: the weight was divided by the bias. Solve wx + b = 0 for x.",
    },
    "shift.bias_as_place": {
        "ru": "{value} — это само смещение. Оно прибавляется к сумме, а спрашивают место на оси x: решите "
        "уравнение wx + b = 0.",
        "en": "{value} is the bias itself. It is added to the sum, and a place on the x axis is asked for: "
        "solve wx + b = 0.",
    },
    "shift.weight_forgotten_back": {
        "ru": "{value}: место взято с обратным знаком, но не умножено на вес. Подставьте его в wx + b = 0.",
        "en": "{value}: the place was taken with its sign reversed, but not multiplied by the weight. Put it into wx "
        "+ b = 0.",
    },
    "shift.divided_back": {
        "ru": "{value}: место разделено на вес. Здесь x известно, и в сумме wx его умножают.",
        "en": "{value}: the place was divided by the weight. Here x is known, and in the sum wx it is multiplied.",
    },
}
