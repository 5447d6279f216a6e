"""Read the ``config.json`` of a ``.keras`` file as JSON of plain Keras objects, and refuse everything else in it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from graders.evidence.archive import ArtefactError, shown

MAX_DEPTH = 50
MAX_DIGITS = 20
"""Digits of a whole number. No model needs more, and Python parses longer ones in quadratic time."""
MODULES = re.compile(r"keras|keras\.(layers|initializers|regularizers|constraints)|keras\.src\.models\.\w+")
REGISTERED = (None, "Functional", "Sequential")
FUNCTIONS = {"relu": "relu", "softmax_v2": "softmax", "softmax": "softmax", "sigmoid": "sigmoid", "tanh": "tanh"}
"""Names of TensorFlow's functions (``tf.nn.softmax`` calls itself softmax_v2) and what Keras calls them."""


def read_config(text: bytes) -> Mapping[str, Any]:
    """Return the config, with functions such as ``tf.nn.relu`` replaced by the names that Keras has for them.

    All of it is walked but ``compile_config``, whose objects are only ever asked for their names.

    Raises:
        ArtefactError: it is no JSON object, says a key twice, holds a number that is not finite or a text that could be
            a path, is nested deeper than MAX_DEPTH, or names an object that is not Keras' own.
    """
    config = _parse(text)
    if not isinstance(config, dict) or not isinstance(config.get("config"), dict):
        raise ArtefactError("config.json не описывает модель", "config.json does not describe a model")
    return {name: value if name == "compile_config" else _walk(value, 1) for name, value in _objects(config).items()}


def _parse(text: bytes) -> Any:
    try:
        return json.loads(
            text.decode(),
            object_pairs_hook=_without_repetition,
            parse_constant=_refuse,
            parse_float=_finite,
            parse_int=_short,
        )
    except ArtefactError:
        raise
    except (ValueError, RecursionError) as error:
        raise ArtefactError("config.json не читается", "config.json cannot be read") from error


def _without_repetition(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) != len(pairs):
        raise ArtefactError("в config.json один ключ стоит дважды", "config.json has a key twice")
    return known


def _refuse(number: str) -> float:
    raise ArtefactError(f"в config.json стоит число {shown(number)}", f"config.json holds the number {shown(number)}")


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse(text)


def _short(text: str) -> int:
    return int(text) if len(text) <= MAX_DIGITS else int(_refuse(text))


def _walk(value: Any, depth: int) -> Any:
    """Return the value as it may stand in a model's description."""
    if depth > MAX_DEPTH:
        raise ArtefactError("описание модели вложено слишком глубоко", "the model's description is nested too deeply")
    if isinstance(value, list):
        return [_walk(item, depth + 1) for item in value]
    if isinstance(value, str):
        return _text(value)
    if not isinstance(value, dict):
        return value
    if value.get("module") == "builtins" and value.get("class_name") == "function":
        name = value.get("config")
        if isinstance(name, str) and name in FUNCTIONS:
            return FUNCTIONS[name]
    return {_text(name): _walk(item, depth + 1) for name, item in _objects(value).items() if name != "compile_config"}


def _text(value: str) -> str:
    """Refuse text that could be a path or cannot be written: Keras forbids the first in its own names."""
    if "/" in value or "\\" in value or re.search(r"[\0\ud800-\udfff]", value):
        raise ArtefactError(
            f"в описании модели недопустимый текст {shown(value)}",
            f"the model's description holds the text {shown(value)}, which is not allowed",
        )
    return value


def _objects(value: dict[str, Any]) -> dict[str, Any]:
    """Return the mapping unless it describes an object that is not one of Keras' own."""
    if "class_name" in value and value["class_name"] != "__keras_tensor__":
        module = value.get("module")
        if not isinstance(module, str) or not MODULES.fullmatch(module):
            raise ArtefactError(f"объект из модуля {shown(module)}", f"an object of module {shown(module)}")
        if value.get("registered_name") not in REGISTERED:
            raise ArtefactError("в модели есть собственный класс", "the model holds a class of its own")
    return value
