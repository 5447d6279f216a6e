"""Names and attributes that are not there, with the nearest one that is."""

from __future__ import annotations

import builtins
import difflib
import keyword
import re

from graders.feedback.errors.rule import Rule, Stop, Values

IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "keras": "import keras",
    "tf": "import tensorflow as tf",
    "tensorflow": "import tensorflow",
    "plt": "import matplotlib.pyplot as plt",
    "matplotlib": "import matplotlib",
    "random": "import random",
    "math": "import math",
    "os": "import os",
    "time": "import time",
    "layers": "from keras import layers",
    "Sequential": "from keras import Sequential",
    "Model": "from keras import Model",
    "Input": "from keras import Input",
    "Dense": "from keras.layers import Dense",
    "Dropout": "from keras.layers import Dropout",
    "Flatten": "from keras.layers import Flatten",
    "Activation": "from keras.layers import Activation",
    "Conv2D": "from keras.layers import Conv2D",
    "MaxPooling2D": "from keras.layers import MaxPooling2D",
    "BatchNormalization": "from keras.layers import BatchNormalization",
    "mnist": "from keras.datasets import mnist",
    "to_categorical": "from keras.utils import to_categorical",
    "SGD": "from keras.optimizers import SGD",
    "Adam": "from keras.optimizers import Adam",
    "RMSprop": "from keras.optimizers import RMSprop",
}
"""What beginners use without importing it, and the line that would have done so."""
CONSTANTS = {"true": "True", "false": "False", "null": "None", "none": "None", "nil": "None", "TRUE": "True"}
CYRILLIC_TWINS = str.maketrans("аеорсухіјАВЕКМНОРСТХІЈ", "aeopcyxijABEKMHOPCTXIJ")
MAX_NAMES = 2000
_UNDEFINED = r"name '(?P<name>\w{1,60})' is not defined"
_NAME = re.compile(r"(?<![.\w])[^\W\d]\w{0,59}")


def names_in(source: str) -> list[str]:
    """Return the names that the code uses by themselves, not as attributes, each once, in their order."""
    return [name for name in dict.fromkeys(_NAME.findall(source)) if not keyword.iskeyword(name)][:MAX_NAMES]


def twin_of(name: str, others: list[str]) -> str | None:
    """Return the name that looks the same and is written with other letters, or None."""
    looks = name.translate(CYRILLIC_TWINS)
    return next((other for other in others if other != name and other.translate(CYRILLIC_TWINS) == looks), None)


def letters_of_others(name: str) -> str:
    """Return the Cyrillic letters of a name that look like Latin ones.

    >>> letters_of_others("mоdel")
    'о'
    """
    return "".join(letter for letter in name if letter.translate(CYRILLIC_TWINS) != letter)


def _constant(values: Values, _stop: Stop) -> Values | None:
    return {**values, "new": CONSTANTS[values["name"]]} if values["name"] in CONSTANTS else None


def _not_imported(values: Values, _stop: Stop) -> Values | None:
    return {**values, "new": IMPORTS[values["name"]]} if values["name"] in IMPORTS else None


def _twin(values: Values, stop: Stop) -> Values | None:
    known = [*names_in(stop.source), *dir(builtins), *IMPORTS]
    twin = twin_of(values["name"], known)
    letters = letters_of_others(twin or "") or letters_of_others(values["name"])
    return {**values, "letters": letters} if twin and letters else None


def _near(values: Values, stop: Stop) -> Values | None:
    known = [name for name in names_in(stop.source) if name != values["name"]]
    near = difflib.get_close_matches(values["name"], [*known, *IMPORTS, *dir(builtins)], 1, 0.75)
    return {**values, "new": near[0]} if near else None


RULES = (
    Rule(
        "names.lookalike",
        "NameError",
        _UNDEFINED,
        "Имя {name} на вид знакомое, но в одном из мест оно набрано русскими буквами: {letters}. "
        "Для Python это разные имена. Наберите его заново латиницей.",
        "The name {name} looks familiar, but in one place it was typed with Cyrillic letters: {letters}. "
        "For Python these are different names. Type it again in Latin letters.",
        find=_twin,
    ),
    Rule(
        "names.constant",
        "NameError",
        _UNDEFINED,
        "Значения {name} в Python нет. Здесь пишут {new}.",
        "Python has no value {name}. Here one writes {new}.",
        find=_constant,
    ),
    Rule(
        "names.not_imported",
        "NameError",
        _UNDEFINED,
        "Имя {name} не импортировано. Добавьте в начало кода: {new}.",
        "The name {name} was not imported. Add at the top of the code: {new}.",
        find=_not_imported,
    ),
    Rule(
        "names.misspelt",
        "NameError",
        _UNDEFINED,
        "Имени {name} нет. Может быть, {new}?",
        "There is no name {name}. Perhaps {new}?",
        find=_near,
    ),
    Rule(
        "names.unknown",
        "NameError",
        _UNDEFINED,
        "Имя {name} ещё не определено. Проверьте написание и то, что строка, где оно получает значение, стоит выше; "
        "если это текст, возьмите его в кавычки.",
        "The name {name} is not defined yet. Check its spelling, and that the line where it gets its value stands "
        "above; if it is text, put it in quotes.",
    ),
    Rule(
        "names.local",
        "UnboundLocalError",
        r"local variable '(?P<name>\w{1,60})'",
        "Внутри функции имя {name} получает значение, поэтому оно там своё, а прочитано раньше, чем получило его. "
        "Передайте значение аргументом или назовите внутреннее имя иначе.",
        "Inside the function the name {name} is assigned, so it is the function's own, and it was read before that. "
        "Pass the value as an argument, or give the inner name another name.",
    ),
    Rule(
        "names.none_attribute",
        "AttributeError",
        r"'NoneType' object has no attribute '(?P<name>add|compile|fit|summary|evaluate|predict|layers|save)'",
        "На месте модели оказалось None, и {name} вызвать не у чего. Методы add и compile меняют модель и ничего не "
        "возвращают: пишите model.add(...), а не model = model.add(...).",
        "In place of the model there is None, so {name} has nothing to work on. The methods add and compile change the "
        "model and return nothing: write model.add(...), not model = model.add(...).",
    ),
    Rule(
        "names.none",
        "AttributeError|TypeError",
        r"'NoneType' object (?:has no attribute '(?P<name>\w{1,60})'|is not (?:subscriptable|iterable|callable))",
        "Здесь вместо значения None: выше что-то ничего не вернуло. Найдите, где имя получает значение; "
        "в функции, возможно, нет return.",
        "In place of a value there is None: something above returned nothing. Find where the name gets its value; "
        "a function may lack its return.",
    ),
    Rule(
        "names.list_method",
        "AttributeError",
        r"'numpy\.ndarray' object has no attribute '(?P<name>append|extend|insert|remove|pop)'",
        "Метод {name} есть у списков, а это массив NumPy: его размер не меняется. Соберите значения в список "
        "и в конце сделайте np.array(список), или возьмите np.append(x, y).",
        "Lists have a method {name}, but this is a NumPy array, whose size does not change. Collect the values in a "
        "list and make np.array(list) at the end, or use np.append(x, y).",
    ),
    Rule(
        "names.attribute_misspelt",
        "AttributeError|ImportError",
        r"(?:attribute|import name) '(?P<name>\w{1,60})'.{0,200}Did you mean: '(?P<new>\w{1,60})'",
        "Имени {name} здесь нет. Может быть, {new}?",
        "There is no {name} here. Perhaps {new}?",
    ),
    Rule(
        "names.array_of_list",
        "AttributeError",
        r"'(?P<kind>list|tuple)' object has no attribute "
        r"'(?P<name>shape|reshape|astype|mean|sum|max|min|T|ndim|dtype)'",
        "{name} есть у массивов, а это {kind}. Сделайте из него массив: np.array(x).{name}.",
        "Arrays have {name}, but this is a {kind}. Make an array of it: np.array(x).{name}.",
    ),
    Rule(
        "names.attribute",
        "AttributeError",
        r"(?P<owner>'[\w.]{1,60}' object|module '[\w.]{1,60}') has no attribute '(?P<name>\w{1,60})'",
        "У этого значения ({owner}) нет имени {name}. Проверьте написание и то, что это за значение: print(type(x)).",
        "This value ({owner}) has no {name}. Check the spelling, and what the value is: print(type(x)).",
    ),
    Rule(
        "names.import",
        "ImportError",
        r"cannot import name '(?P<name>\w{1,60})' from '(?P<module>[\w.]{1,80})'",
        "В модуле {module} нет имени {name}. Проверьте написание; слои лежат в keras.layers, "
        "оптимизаторы — в keras.optimizers.",
        "The module {module} has no {name}. Check the spelling; layers are in keras.layers, "
        "optimizers in keras.optimizers.",
    ),
)
