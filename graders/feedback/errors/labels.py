"""Labels, losses and compiling: what the network is compared with, and how."""

from __future__ import annotations

import difflib
import re

from graders.feedback.errors.rule import Rule, Stop, Values

LOSSES = (
    *("mae", "mse", "mape", "mean_absolute_error", "mean_squared_error", "binary_crossentropy", "huber"),
    *("categorical_crossentropy", "sparse_categorical_crossentropy", "kl_divergence", "hinge", "poisson"),
)
OPTIMIZERS = ("sgd", "adam", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "adamw", "ftrl")
ACTIVATIONS = (
    *("relu", "sigmoid", "tanh", "softmax", "linear", "elu", "selu", "gelu", "softplus", "softsign", "leaky_relu"),
    *("swish", "silu", "exponential", "hard_sigmoid"),
)
METRICS = (*LOSSES, "accuracy", "acc", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy")
INITIALIZERS = ("zeros", "ones", "random_normal", "random_uniform", "glorot_uniform", "glorot_normal", "he_normal")
IDENTIFIERS = {
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "activation function": ACTIVATIONS,
    "metric": METRICS,
    "initializer": INITIALIZERS,
}
KINDS = {
    "loss": "функции потерь",
    "optimizer": "оптимизатора",
    "activation function": "функции активации",
    "metric": "метрики",
    "initializer": "способа задать начальные веса",
}
_UNKNOWN = rf"Could not interpret (?P<kind>{'|'.join(IDENTIFIERS)}) identifier: (?P<name>[^\n]{{1,80}})"


def _near(values: Values, _stop: Stop) -> Values | None:
    near = difflib.get_close_matches(values["name"].lower(), IDENTIFIERS[values["kind"]], 1, 0.6)
    return {**values, "kind_ru": KINDS[values["kind"]], "new": near[0]} if near else None


def _listed(values: Values, _stop: Stop) -> Values | None:
    known = ", ".join(IDENTIFIERS[values["kind"]][:5])
    return {**values, "kind_ru": KINDS[values["kind"]], "known": known}


def _swapped(values: Values, _stop: Stop) -> Values | None:
    return values if values["name"] in METRICS else None


def _one_hot_wanted(values: Values, _stop: Stop) -> Values | None:
    """The network gives several numbers an object, and each label is one."""
    classes = re.search(r"(\d{1,9})\)?$", values["outputs"].rstrip(",) "))
    return {**values, "classes": classes[1]} if classes else None


_SHAPES = r"Received: target\.shape=\((?P<labels>[\w, ]{1,60})\), output\.shape=\((?P<outputs>[\w, ]{1,60})\)"

RULES = (
    Rule(
        "labels.integers_for_one_hot",
        "ValueError",
        rf"must have the same rank \(ndim\)\. {_SHAPES}",
        "Метка — одно число, а сеть даёт их {classes}, по одному на класс. Либо возьмите функцию потерь "
        "'sparse_categorical_crossentropy', либо разложите метки: y = keras.utils.to_categorical(y, {classes}).",
        "A label is one number, but the network gives {classes}, one for each class. Either use the loss "
        "'sparse_categorical_crossentropy', or encode the labels: y = keras.utils.to_categorical(y, {classes}).",
        find=_one_hot_wanted,
    ),
    Rule(
        "labels.one_hot_for_integers",
        "ValueError",
        rf"Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. {_SHAPES}",
        "Метки разложены по классам, их форма ({labels}), а 'sparse_categorical_crossentropy' ждёт номера классов. "
        "Возьмите функцию потерь 'categorical_crossentropy' или не раскладывайте метки.",
        "The labels are one-hot, of the shape ({labels}), but 'sparse_categorical_crossentropy' expects the numbers "
        "of the classes. Use the loss 'categorical_crossentropy', or do not encode the labels.",
    ),
    Rule(
        "labels.classes",
        "ValueError",
        rf"must have the same shape\. {_SHAPES}",
        "Метки имеют форму ({labels}), а сеть даёт ({outputs}). В последнем слое должно быть столько нейронов, "
        "сколько чисел в метке.",
        "The labels have the shape ({labels}), but the network gives ({outputs}). The last layer needs as many neurons "
        "as a label has numbers.",
    ),
    Rule(
        "labels.outputs",
        "ValueError|InvalidArgumentError",
        r"Dimensions must be equal, but are (?P<labels>\d+) and (?P<outputs>\d+) for '\{\{node compile_loss",
        "В метке чисел {labels}, а сеть даёт {outputs}. В последнем слое должно быть столько нейронов, "
        "сколько чисел в метке.",
        "A label has {labels} numbers, but the network gives {outputs}. The last layer needs as many neurons as a "
        "label has numbers.",
    ),
    Rule(
        "labels.out_of_range",
        "InvalidArgumentError",
        r"Received a label value of (?P<label>-?\d+) which is outside the valid range of \[0, (?P<classes>\d+)\)",
        "Среди меток есть {label}, а нейронов в последнем слое {classes}: для такого класса нейрона нет. "
        "Номера классов идут от нуля; нейронов нужно на один больше, чем наибольший номер.",
        "Among the labels is {label}, but the last layer has {classes} neurons: none of them stands for that class. "
        "Classes are numbered from zero; it takes one neuron more than the largest number.",
    ),
    Rule(
        "labels.too_few_classes",
        "IndexError",
        r"index (?P<label>\d+) is out of bounds for axis 1 with size (?P<classes>\d+)",
        "Среди меток есть {label}, а классов указано {classes}. Номера классов идут от нуля, "
        "поэтому классов на один больше, чем наибольший номер.",
        "Among the labels is {label}, but {classes} classes are given. Classes are numbered from zero, "
        "so there is one more of them than the largest number.",
        line=r"to_categorical",
    ),
    Rule(
        "labels.sample_count",
        "ValueError",
        r"Data cardinality is ambiguous[^']{1,200}'x' sizes: (?P<first>[\d, ]{1,40})\s+"
        r"'y' sizes: (?P<second>[\d, ]{1,40})",
        "Объектов {first}, а меток {second}. Их должно быть поровну: проверьте, не смешаны ли обучающие и "
        "тестовые данные.",
        "There are {first} objects but {second} labels. There has to be one for each: check whether training and test "
        "data are mixed.",
    ),
    Rule(
        "labels.missing",
        "ValueError",
        "None values not supported",
        "В fit переданы только данные, без меток, и сравнивать ответы сети не с чем. Пишите model.fit(x, y).",
        "fit was given data only, without labels, so there is nothing to compare the answers with. "
        "Write model.fit(x, y).",
        line=r"\.(?:fit|evaluate)\(",
    ),
    Rule(
        "training.not_compiled",
        "ValueError|RuntimeError",
        r"must call `compile\(\)`",
        "Модель не скомпилирована: неизвестно, какую функцию потерь уменьшать и каким оптимизатором. "
        "Перед этой строкой вызовите model.compile(optimizer=..., loss=...).",
        "The model is not compiled: it is not known which loss to lower and by which optimizer. "
        "Call model.compile(optimizer=..., loss=...) before this line.",
    ),
    Rule(
        "training.no_loss",
        "ValueError",
        "No loss to compute",
        "Модель скомпилирована без функции потерь, и уменьшать нечего. Укажите её: model.compile(..., loss=...).",
        "The model was compiled without a loss, so there is nothing to lower. "
        "Give it one: model.compile(..., loss=...).",
    ),
    Rule(
        "training.compile_order",
        "ValueError",
        r"Could not interpret optimizer identifier: (?P<name>\w{1,60})",
        "На месте оптимизатора стоит {name}, а это функция потерь или метрика. Пишите аргументы с именами: "
        "model.compile(optimizer=..., loss=...).",
        "In the optimizer's place stands {name}, which is a loss or a metric. Write the arguments with their names: "
        "model.compile(optimizer=..., loss=...).",
        find=_swapped,
    ),
    Rule(
        "training.identifier_misspelt",
        "ValueError",
        _UNKNOWN,
        "Имени {kind_ru} {name} в Keras нет. Может быть, {new}?",
        "Keras has no {kind} {name}. Perhaps {new}?",
        find=_near,
    ),
    Rule(
        "training.identifier_unknown",
        "ValueError",
        _UNKNOWN,
        "На месте {kind_ru} стоит {name}, а такого в Keras нет. Есть, например: {known}.",
        "In the place of the {kind} stands {name}, which Keras does not know. There are, for example: {known}.",
        find=_listed,
    ),
    Rule(
        "training.metrics_list",
        "ValueError",
        r"Expected `metrics` argument to be a list.{1,80}metrics=(?P<name>\w{1,60})",
        "Метрики передаются списком, а здесь просто {name}. Поставьте квадратные скобки: metrics=['{name}'].",
        "Metrics are given as a list, but here is just {name}. Put square brackets around it: metrics=['{name}'].",
    ),
    Rule(
        "training.plain_lists",
        "ValueError",
        r"Unrecognized data type: (?P<name>\w)=.{0,900}",
        "Данные {name} — обычный список Python, а fit ждёт массивы. Сделайте из него массив: np.array({name}).",
        "The data {name} are a plain Python list, but fit expects arrays. Make an array of it: np.array({name}).",
    ),
    Rule(
        "training.data_type",
        "ValueError",
        r"Invalid dtype: (?P<received>str\d*|object)",
        "В данных не числа, а тип {received}: строки или пропуски. Сеть считает только числа: переведите данные "
        "через .astype('float32') и найдите, что не переводится.",
        "The data are not numbers but of the type {received}: strings or gaps. A network computes with numbers only: "
        "convert the data by .astype('float32') and find what does not convert.",
    ),
    Rule(
        "training.validation_split",
        "ValueError",
        r"Training data contains (?P<count>\d+) samples, which is not sufficient to split",
        "Объектов всего {count}, и отложить часть для проверки не из чего. Дайте больше данных или уберите "
        "validation_split.",
        "There are only {count} objects, too few to set some aside for validation. Give more data, or drop "
        "validation_split.",
    ),
)
