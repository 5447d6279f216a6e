"""Calls with arguments that a function, a layer or a method does not take."""

from __future__ import annotations

import difflib

from graders.feedback.errors.rule import Rule, Stop, Values

KNOWN = (
    *("units", "activation", "use_bias", "kernel_initializer", "bias_initializer", "kernel_regularizer"),
    *("bias_regularizer", "input_shape", "input_dim", "name", "filters", "kernel_size", "strides", "padding", "rate"),
    *("pool_size", "optimizer", "loss", "metrics", "loss_weights", "learning_rate", "momentum", "nesterov"),
    *(
        "epochs",
        "batch_size",
        "verbose",
        "validation_split",
        "validation_data",
        "shuffle",
        "callbacks",
        "initial_epoch",
    ),
    *("num_classes", "axis", "shape", "dtype", "label", "color", "cmap", "figsize", "title"),
)
_UNEXPECTED = (
    r"(?:keyword arguments passed to (?P<callee>[\w.]{1,80}): \{'|not recognized: \{'|"
    r"(?P<function>[\w.]{1,80})\(\) got an unexpected keyword argument ')(?P<name>\w{1,40})'"
)


def _near(values: Values, _stop: Stop) -> Values | None:
    near = difflib.get_close_matches(values["name"], KNOWN, 1, 0.7)
    return {**values, "new": near[0]} if near and near[0] != values["name"] else None


def _callee(values: Values, _stop: Stop) -> Values | None:
    return {**values, "where": _short(values["callee"] or values["function"]) or "…"}


def _short(name: str) -> str:
    """Name a method by its own name and a layer by its class: ``TensorFlowTrainer.fit`` is fit."""
    first, _, last = name.rpartition(".")
    return first.rpartition(".")[2] if last == "__init__" else last


def _with_short_name(values: Values, _stop: Stop) -> Values | None:
    return {**values, "callee": _short(values["callee"])}


RULES = (
    Rule(
        "arguments.units",
        "ValueError|TypeError",
        r"invalid value for `units`, expected a positive integer. Received: units=(?P<value>[^\n]{1,60})",
        "Число нейронов слоя — целое и больше нуля, без кавычек, а здесь {value}.",
        "The number of a layer's neurons is whole and above zero, without quotes; here it is {value}.",
    ),
    Rule(
        "arguments.learning_rate",
        "ValueError",
        r"Argument `learning_rate` should be float.{1,300}learning_rate=(?P<value>[^\n]{1,60})",
        "Скорость обучения — число без кавычек, например 0.01, а здесь {value} другого типа.",
        "The learning rate is a number without quotes, such as 0.01; here {value} is of another type.",
    ),
    Rule(
        "arguments.self_missing",
        "TypeError",
        r"(?P<class>\w{1,40})\.(?P<method>\w{1,40})\(\) missing \d+ required positional arguments?: 'self'",
        "Метод {method} вызван у самого класса {class}, а нужен объект. Сначала создайте его: x = {class}(), "
        "затем x.{method}().",
        "The method {method} was called on the class {class} itself, but it needs an object. Make one first: "
        "x = {class}(), then x.{method}().",
    ),
    Rule(
        "arguments.missing",
        "TypeError",
        r"(?P<callee>[\w.]{1,80})\(\) missing \d+ required (?:positional|keyword-only) arguments?: "
        r"(?P<names>'[\w', ]{1,120})",
        "В вызове {callee} не хватает аргументов: {names}. Допишите их в скобках.",
        "The call of {callee} lacks arguments: {names}. Add them inside the parentheses.",
        find=_with_short_name,
    ),
    Rule(
        "arguments.too_many",
        "TypeError",
        r"(?P<callee>[\w.]{1,80})\(\) takes (?:from \d+ to |exactly )?(?P<expected>\d+|one|no)(?: positional)? "
        r"arguments? (?:but |\()(?P<received>\d+) (?:was |were )?given",
        "{callee} принимает аргументов: {expected}, а получает {received}. У метода первым считается self; "
        "лишнее уберите или проверьте скобки.",
        "{callee} takes {expected} arguments but received {received}. In a method self counts as the first; "
        "remove what is too much, or check the parentheses.",
        find=_with_short_name,
    ),
    Rule(
        "arguments.twice",
        "TypeError",
        r"(?P<callee>[\w.]{1,80})\(\) got multiple values for argument '(?P<name>\w{1,40})'",
        "Аргумент {name} передан в {callee} дважды: один раз по месту, другой раз по имени. Оставьте один.",
        "The argument {name} was given to {callee} twice: once by its place and once by its name. Keep one of them.",
        find=_with_short_name,
    ),
    Rule(
        "arguments.misspelt",
        "TypeError|ValueError",
        _UNEXPECTED,
        "Аргумента {name} здесь нет. Может быть, {new}?",
        "There is no argument {name} here. Perhaps {new}?",
        find=_near,
    ),
    Rule(
        "arguments.unknown",
        "TypeError|ValueError",
        _UNEXPECTED,
        "Аргумента {name} у вызова {where} нет. Проверьте его имя или уберите его.",
        "The call {where} takes no argument {name}. Check its name, or remove it.",
        find=_callee,
    ),
    Rule(
        "model.sequential_list",
        "ValueError",
        r"Expected `trainable` to be a boolean",
        "Слои переданы в Sequential по одному, а нужен список. Возьмите их в квадратные скобки: "
        "keras.Sequential([keras.Input((784,)), keras.layers.Dense(10)]).",
        "Sequential was given the layers one by one, but takes a list. Put them into square brackets: "
        "keras.Sequential([keras.Input((784,)), keras.layers.Dense(10)]).",
        line=r"Sequential\(",
    ),
    Rule(
        "model.class_for_layer",
        "ValueError",
        r"Only instances of `keras\.Layer` can be added to a Sequential model\. Received: <class '[\w.]*?\.?"
        r"(?P<layer>\w{1,40})'>",
        "В модель добавлен сам класс {layer}, а не слой. Слой создают скобки: {layer}(10).",
        "The class {layer} itself was added to the model, not a layer. Parentheses make a layer: {layer}(10).",
    ),
    Rule(
        "model.list_for_layer",
        "ValueError",
        r"Only instances of `keras\.Layer` can be added to a Sequential model\. Received: [^\n]{0,300}"
        r"type <class '(?P<kind>\w{1,40})'>",
        "В модель добавляют слои по одному, а здесь {kind}. Вызовите model.add для каждого слоя "
        "или передайте весь список в keras.Sequential.",
        "Layers are added to a model one at a time, but here is a {kind}. Call model.add for each layer, "
        "or give the whole list to keras.Sequential.",
    ),
    Rule(
        "model.layer_not_called",
        "ValueError",
        r"All `(?P<which>inputs|outputs)` values must be KerasTensors",
        "В {which} стоит слой, а нужен его результат. Вызовите слой на том, что стоит перед ним: "
        "outputs = keras.layers.Dense(10)(inputs).",
        "{which} holds a layer, but its result is needed. Call the layer on what stands before it: "
        "outputs = keras.layers.Dense(10)(inputs).",
    ),
    Rule(
        "model.symbolic",
        "ValueError",
        r"A KerasTensor (?:cannot be used as input to a TensorFlow function|is symbolic)",
        "Вход модели ещё не содержит чисел, и функции NumPy и TensorFlow к нему не применить. "
        "Возьмите такую же из keras.ops или слой из keras.layers.",
        "The model's input holds no numbers yet, so functions of NumPy and TensorFlow cannot be applied to it. "
        "Take the same from keras.ops, or a layer from keras.layers.",
    ),
    Rule(
        "model.layer_names",
        "ValueError",
        r"unique names\. Name '(?P<name>\w{1,60})' is already",
        "Имя {name} есть у двух слоёв, а имена слоёв должны различаться. Дайте второму другое или уберите name.",
        "Two layers have the name {name}, but names of layers have to differ. Give the second another, or drop name.",
    ),
    Rule(
        "model.no_such_layer",
        "ValueError",
        r"No such layer: (?P<name>[^\s.]{1,60})\. Existing layers are: (?P<known>[^\n]{1,200})\.",
        "Слоя {name} в модели нет. Есть: {known}.",
        "The model has no layer {name}. There are: {known}.",
    ),
    Rule(
        "model.not_built",
        "ValueError",
        r"has not yet been built|the layer isn't built",
        "У модели ещё нет весов: размер входа неизвестен. Поставьте первым keras.Input((784,)) со своим числом "
        "или вызовите model.build.",
        "The model has no weights yet: the size of its input is unknown. Put keras.Input((784,)) first, with your own "
        "number, or call model.build.",
    ),
)
