"""Mistakes in the sizes of a layer's matrices that are recognised by the number they lead to."""

MESSAGES = {
    "shapes.object_in_column": {
        "ru": "{value}: так вышло бы, если бы объекты стояли в столбцах. Объект — строка матрицы, "
        "а столбец собирает одно и то же число всех объектов.",
        "en": "{value} is what it would be if objects stood in columns. An object is a row of the matrix; "
        "a column gathers the same number of all objects.",
    },
    "shapes.neurons_in_input": {
        "ru": "{value} — это число нейронов, а до слоя объекты о нейронах ничего не знают. "
        "Размер входа определяют только сами объекты.",
        "en": "{value} is the number of neurons, and before the layer objects know nothing of neurons. "
        "The objects alone determine the size of the input.",
    },
    "shapes.weights_transposed": {
        "ru": "{value}: матрица весов повёрнута. В формуле XW объект умножают на столбец, поэтому столбец — один "
        "нейрон, "
        "а строка — один вход.",
        "en": "{value}: the matrix of weights is turned around. In XW an object is multiplied by a column, "
        "so a column is one neuron and a row is one input.",
    },
    "shapes.objects_in_weights": {
        "ru": "{value} — это число объектов в пакете, а веса от него не зависят: слой один и тот же для любого пакета.",
        "en": "{value} is the number of objects in the batch, and the weights do not depend on it: "
        "the layer is the same for any batch.",
    },
    "shapes.output_transposed": {
        "ru": "{value}: выход повёрнут. Как и на входе, объект занимает строку, а числа в ней — от нейронов.",
        "en": "{value}: the output is turned around. As at the input, an object takes a row, "
        "and the numbers in it come from the neurons.",
    },
    "shapes.output_like_weights": {
        "ru": "{value} — это число строк у W. Строки произведения приходят от первой матрицы, то есть от объектов.",
        "en": "{value} is the number of rows of W. The rows of a product come from its first matrix, the objects.",
    },
    "shapes.output_like_input": {
        "ru": "{value}: столько чисел было в объекте до слоя. После слоя в строке по одному числу от каждого нейрона.",
        "en": "{value} numbers were in the object before the layer. After it a row has one number from each neuron.",
    },
    "shapes.bias_once": {
        "ru": "{value}: одно смещение на весь слой не записывают. Оно своё у каждого нейрона.",
        "en": "{value}: a layer does not have one bias for all. Every neuron has its own.",
    },
    "shapes.bias_per_object": {
        "ru": "{value}: смещения посчитаны по объектам. Смещение принадлежит нейрону и для всех объектов одно и то же.",
        "en": "{value}: the biases were counted by objects. A bias belongs to a neuron and is the same for all "
        "objects.",
    },
}
