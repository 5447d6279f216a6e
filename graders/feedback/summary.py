"""Mistakes in the summary of a network, and in what is worked out from one, recognised by the number they lead to."""

MESSAGES = {
    "summary.inputs_for_output": {
        "ru": "{value} — это вход слоя. На выходе столько чисел, сколько в слое нейронов.",
        "en": "{value} is the input of the layer. Its output has as many numbers as the layer has neurons.",
    },
    "summary.bias_in_output": {
        "ru": "{value}: в выход засчитан нейрон смещения. Он стоит среди входов слоя и своего ответа не даёт.",
        "en": "{value} counts the bias neuron as an output. It stands among the inputs and gives no answer of its own.",
    },
    "summary.once_for_the_layer": {
        "ru": "{value}: смещение посчитано один раз на слой. Связь от нейрона смещения идёт к каждому нейрону.",
        "en": "{value}: the bias was counted once for the layer. A connection leads from the bias neuron to each "
        "neuron.",
    },
    "summary.once_for_the_network": {
        "ru": "{value}: ко всем весам прибавлено одно смещение. Их столько, сколько нейронов в слоях со смещением.",
        "en": "{value}: one bias was added to all the weights. There are as many as the layers with bias have neurons.",
    },
    "summary.weights_alone": {
        "ru": "{value}: сложены одни веса. Смещения — тоже параметры.",
        "en": "{value} adds up the weights alone. Biases are parameters too.",
    },
    "summary.bias_everywhere": {
        "ru": "{value}: смещение посчитано в каждом слое, а оно есть не везде. Посмотрите на use_bias.",
        "en": "{value} counts a bias in every layer, but not every layer has one. Look at use_bias.",
    },
    "summary.last_layer_lost": {
        "ru": "{value}: последний слой в сумму не вошёл. Сложите все строки таблицы.",
        "en": "{value}: the last layer is not in the sum. Add up all rows of the table.",
    },
    "summary.nothing_trained": {
        "ru": "{value} было бы у сети, где заморожены все слои. Здесь не заморожен ни один.",
        "en": "{value} is what a network with every layer frozen would have. Here none is frozen.",
    },
    "summary.weights_trained": {
        "ru": "{value}: посчитаны только веса. Смещения меняются при обучении наравне с ними.",
        "en": "{value} counts the weights alone. Biases change in training just as they do.",
    },
    "frozen.left_out": {
        "ru": "{value}: замороженный слой пропущен. Его параметры никуда не делись, они только не меняются.",
        "en": "{value} leaves the frozen layer out. Its parameters are still there, they just do not change.",
    },
    "frozen.everything_trained": {
        "ru": "{value} — это все параметры. Строка trainable = False выключила обучение первого слоя.",
        "en": "{value} is all of the parameters. The line trainable = False turned training off for the first layer.",
    },
    "frozen.parts_exchanged": {
        "ru": "{value}: две части перепутаны. Замороженный слой — необучаемый, второй учится.",
        "en": "{value}: the two parts were exchanged. The frozen layer is not trainable, the second one learns.",
    },
    "frozen.all_biases_trained": {
        "ru": "{value}: смещения первого слоя засчитаны в обучаемые. Слой замораживают целиком, вместе со смещениями.",
        "en": "{value} counts the biases of the first layer as trainable. A layer is frozen as a whole, biases "
        "included.",
    },
    "frozen.nothing_frozen": {
        "ru": "{value} было бы, если бы ничего не заморозили. Посмотрите на предпоследнюю строку программы.",
        "en": "{value} is what it would be with nothing frozen. Look at the last line but one of the program.",
    },
    "frozen.weights_alone": {
        "ru": "{value}: посчитаны одни веса замороженного слоя. Его смещения тоже не меняются.",
        "en": "{value} counts only the weights of the frozen layer. Its biases do not change either.",
    },
    "inverse.biases_forgotten": {
        "ru": "{value} выходит, если не учесть смещения, и то после округления. Прибавьте к входам каждого слоя "
        "единицу.",
        "en": "{value} comes out with the biases left out, and only after rounding. Add one to the inputs of each "
        "layer.",
    },
    "inverse.last_layer_forgotten": {
        "ru": "{value} выходит, если не вычесть параметры последнего слоя. Они от m не зависят, но в общее число "
        "входят.",
        "en": "{value} comes out when the parameters of the last layer are not subtracted. They do not depend on m, "
        "but they are in the total.",
    },
    "inverse.first_layer_alone": {
        "ru": "{value} выходит, если отдать все параметры первому слою. У двух других тоже есть свои.",
        "en": "{value} comes out when all parameters are given to the first layer. The other two have theirs as well.",
    },
    "inverse.second_layer_forgotten": {
        "ru": "{value} выходит без второго слоя. Число m — это ещё и его входы, поэтому от m зависит и он.",
        "en": "{value} comes out without the second layer. The number m is its inputs too, so that layer depends on "
        "it as well.",
    },
    "inverse.one_bias": {
        "ru": "{value}: выключить смещение — значит убрать не один параметр. Сосчитайте сеть со всеми смещениями и "
        "вычтите.",
        "en": "{value}: to turn a bias off takes away more than one parameter. Count the network with all of its "
        "biases, "
        "and subtract.",
    },
    "inverse.inputs_of_layer": {
        "ru": "{value} — это входы того слоя, а смещения считают по нейронам.",
        "en": "{value} is the inputs of that layer, and biases are counted by neurons.",
    },
    "inverse.layer_after": {
        "ru": "{value}: у этого слоя столько входов, сколько не хватает параметров. Смещения считают не по входам, "
        "а по нейронам.",
        "en": "{value}: this layer has as many inputs as there are parameters missing. Biases are counted by neurons "
        "and not by inputs.",
    },
    "inverse.counted_from_zero": {
        "ru": "{value}: похоже, слои пронумерованы с нуля. Здесь первый слой — номер 1, а вход слоем не считают.",
        "en": "{value}: it seems the layers were numbered from zero. Here the first layer is number 1, "
        "and the input is not a layer.",
    },
    "counting.bias_everywhere": {
        "ru": "{case}: получается {received} — смещение посчитано и там, где в biases стоит 0.",
        "en": "{case} gives {received}, which counts a bias also where biases has a 0.",
    },
    "counting.bias_nowhere": {
        "ru": "{case}: получается {received} — это одни веса. Где в biases стоит 1, у каждого нейрона есть смещение.",
        "en": "{case} gives {received}, the weights alone. Where biases has a 1, every neuron has a bias.",
    },
    "counting.bias_once": {
        "ru": "{case}: получается {received} — смещение прибавлено один раз на слой. Оно есть у каждого нейрона.",
        "en": "{case} gives {received}: the bias was added once for a layer. Every neuron has one.",
    },
    "counting.bias_per_input": {
        "ru": "{case}: получается {received} — смещения посчитаны по входам. Их столько, сколько нейронов.",
        "en": "{case} gives {received}: the biases were counted by inputs. There are as many as neurons.",
    },
    "counting.inputs_kept": {
        "ru": "{case}: получается {received} — каждый слой считает своим входом весь объект. "
        "Вход второго слоя — выход первого.",
        "en": "{case} gives {received}: every layer takes the whole object for its input. "
        "The input of the second layer is the output of the first.",
    },
    "counting.last_layer": {
        "ru": "{case}: получается {received} — столько в последнем слое. Параметры слоёв нужно складывать.",
        "en": "{case} gives {received}, the last layer alone. The parameters of the layers have to be added up.",
    },
}
