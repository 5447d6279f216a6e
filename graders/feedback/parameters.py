"""Mistakes in counting parameters that are recognised by the number they lead to."""

MESSAGES = {
    "parameters.bias_forgotten": {
        "ru": "{value}: смещения не посчитаны. Слой со смещением хранит ещё по одному числу для каждого нейрона.",
        "en": "{value}: the biases are not counted. A layer with bias keeps one more number for each of its neurons.",
    },
    "parameters.bias_once": {
        "ru": "{value}: смещение посчитано одно на всех. У нейрона смещения есть связь с каждым нейроном слоя, "
        "и у каждой связи своё число.",
        "en": "{value}: one bias was counted for all neurons. The bias neuron is connected to every neuron "
        "of the layer, and each connection has its own number.",
    },
    "parameters.bias_per_input": {
        "ru": "{value}: смещения посчитаны по входам. Смещение принадлежит нейрону: "
        "их столько, сколько нейронов в слое.",
        "en": "{value}: the biases were counted by inputs. A bias belongs to a neuron: "
        "there are as many as the layer has neurons.",
    },
    "parameters.bias_not_off": {
        "ru": "{value}: здесь посчитаны смещения, а эта строка — о слое без них.",
        "en": "{value}: biases are counted here, but this row is about a layer without them.",
    },
    "parameters.bias_is_a_neuron": {
        "ru": "{value}: единица нейрона смещения — не параметр, она постоянна. "
        "К тому же в этой строке слой без смещения.",
        "en": "{value}: the 1 of the bias neuron is not a parameter, it never changes. "
        "Besides, the layer of this row has no bias.",
    },
    "parameters.bias_in_weights": {
        "ru": "{value}: сюда вошли и смещения, а для них есть соседняя клетка. Веса — это связи входов с нейронами.",
        "en": "{value}: the biases are included here, but they have a cell of their own. "
        "Weights are the connections from inputs to neurons.",
    },
    "parameters.bias_both_sides": {
        "ru": "{value}: единица прибавлена и к входам, и к нейронам. Нейрон смещения стоит только со стороны входов: "
        "к нему ничего не подключено.",
        "en": "{value}: one was added to the inputs and to the neurons as well. The bias neuron stands on the side of "
        "the inputs only: nothing is connected to it.",
    },
    "parameters.sum_not_product": {
        "ru": "{value}: входы и нейроны сложены. Каждый нейрон связан с каждым входом, поэтому числа перемножают.",
        "en": "{value}: inputs and neurons were added. Every neuron is connected to every input, so multiply them.",
    },
    "parameters.sum_and_bias": {
        "ru": "{value}: смещения учтены, но входы и нейроны сложены. Каждый нейрон связан с каждым входом, "
        "поэтому веса — произведение.",
        "en": "{value}: the biases are in, but inputs and neurons were added. Every neuron is connected to every "
        "input, so the weights are a product.",
    },
    "parameters.one_neuron": {
        "ru": "{value}: столько весов у одного нейрона. Умножьте на число нейронов в слое.",
        "en": "{value}: one neuron has that many weights. Multiply by the number of neurons in the layer.",
    },
    "parameters.bias_not_removed": {
        "ru": "Параметров {value}: смещение осталось в обоих слоях. Выключите его в первом: use_bias=False.",
        "en": "{value} parameters: both layers still have a bias. Turn it off in the first one: use_bias=False.",
    },
    "parameters.bias_removed_everywhere": {
        "ru": "Параметров {value}: смещения нет ни в одном слое. По заданию оно выключено только в первом.",
        "en": "{value} parameters: neither layer has a bias. The task turns it off in the first layer only.",
    },
    "parameters.bias_removed_in_last": {
        "ru": "Параметров {value}: смещение выключено во втором слое, а нужно в первом.",
        "en": "{value} parameters: the bias is off in the second layer; it is the first that should have none.",
    },
    "parameters.last_layer_missing": {
        "ru": "Параметров {value}: столько в одном слое из 300 нейронов. Добавьте слой с десятью выходами.",
        "en": "{value} parameters: that is one layer of 300 neurons. Add the layer with ten outputs.",
    },
    "parameters.last_layer_missing_with_bias": {
        "ru": "Параметров {value}: столько в одном слое из 300 нейронов со смещением. "
        "Выключите в нём смещение и добавьте слой с десятью выходами.",
        "en": "{value} parameters: that is one layer of 300 neurons with bias. "
        "Turn its bias off and add the layer with ten outputs.",
    },
    "parameters.layers_swapped": {
        "ru": "Параметров {value}: сначала стоит слой из 10 нейронов, потом из 300. Поменяйте слои местами.",
        "en": "{value} parameters: the layer of 10 neurons comes first, then the one of 300. Swap them.",
    },
    "parameters.bias_switched_off": {
        "ru": "Параметров {value}: столько у сети без смещений. В Keras они включены по умолчанию, уберите "
        "use_bias=False.",
        "en": "{value} parameters: that is the network without biases. Keras has them on by default, "
        "so remove use_bias=False.",
    },
    "parameters.sizes_exchanged": {
        "ru": "Параметров {value}: размер объекта и число нейронов поменялись местами. "
        "В Input стоит размер объекта, в Dense — число нейронов.",
        "en": "{value} parameters: the size of an object and the number of neurons changed places. "
        "Input has the size of an object, Dense the number of neurons.",
    },
    "parameters.input_like_units": {
        "ru": "Параметров {value}: размер объекта взят равным числу нейронов. Сверьте Input с заданием.",
        "en": "{value} parameters: the size of an object was taken to be the number of neurons. "
        "Compare Input with the task.",
    },
    "parameters.units_like_input": {
        "ru": "Параметров {value}: нейронов столько же, сколько чисел в объекте. Сверьте Dense с заданием.",
        "en": "{value} parameters: there are as many neurons as numbers in an object. Compare Dense with the task.",
    },
    "parameters.last_layer_forgotten": {
        "ru": "Параметров {value}: последнего слоя нет. Ответ сети выдаёт он, добавьте его.",
        "en": "{value} parameters: the last layer is not there. It gives the network's answer, so add it.",
    },
    "parameters.middle_layer_forgotten": {
        "ru": "Параметров {value}: среднего слоя нет, последний получает числа прямо из первого. Добавьте его между "
        "ними.",
        "en": "{value} parameters: the middle layer is not there, and the last one gets its numbers straight from the "
        "first. Add it between them.",
    },
    "parameters.hidden_exchanged": {
        "ru": "Параметров {value}: первый и второй слои стоят в другом порядке. Поменяйте их местами.",
        "en": "{value} parameters: the first and the second layer stand in another order. Exchange them.",
    },
    "parameters.input_as_layer": {
        "ru": "Параметров {value}: для самого объекта добавлен лишний слой Dense. Вход ничего не считает, "
        "его размер сообщает Input.",
        "en": "{value} parameters: a Dense layer was added for the object itself. The input computes nothing; "
        "Input states its size.",
    },
    "parameters.all_biases_on": {
        "ru": "Параметров {value}: смещение осталось во всех слоях. Разделите параметры слоя на число нейронов: если "
        "выходит "
        "число входов, смещения нет.",
        "en": "{value} parameters: every layer kept its bias. Divide the parameters of a layer by its neurons: where "
        "that "
        "gives the number of inputs, there is no bias.",
    },
    "parameters.all_biases_off": {
        "ru": "Параметров {value}: смещения нет ни в одном слое. Разделите параметры слоя на число нейронов: если "
        "выходит на "
        "единицу больше числа входов, смещение есть.",
        "en": "{value} parameters: no layer has a bias. Divide the parameters of a layer by its neurons: where that "
        "gives "
        "one more than the inputs, there is a bias.",
    },
    "parameters.biases_misplaced": {
        "ru": "Параметров {value}: размеры слоёв верны, а смещения стоят не там. Проверьте каждую строку таблицы "
        "отдельно.",
        "en": "{value} parameters: the layers have the right sizes, but the biases are in the wrong places. Check "
        "each row "
        "of the table by itself.",
    },
}
