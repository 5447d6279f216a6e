"""Read a model's architecture from the bytes of a ``.keras`` file, in plain Python, believing nothing in it.

A ``.keras`` file is a zip of ``config.json``, ``metadata.json`` and ``model.weights.h5``. Keras' own loader can be made
to inflate gigabytes or to build layers of ten million units, so the archive, the config and the sizes are checked here
before any Keras opens the file, and the parameters are counted from the shapes that the config declares.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.contract import Text

MEMBERS = {"config.json": 1 << 20, "metadata.json": 1 << 14, "model.weights.h5": 64 << 20}
"""The members of the archive and the most bytes that each may hold."""
MAX_PARAMETERS = 5_000_000
MAX_DEPTH = 50

MODULES = re.compile(r"keras|keras\.(layers|initializers|regularizers|constraints)|keras\.src\.models\.\w+")
SIZELESS = {"Activation", "Dropout", "Flatten", "ReLU", "Softmax"}
"""Layers without parameters that may stand between Dense layers."""
CLASSES = SIZELESS | {"Dense", "Functional", "InputLayer", "Sequential"}
FUNCTIONS = {"relu": "relu", "softmax_v2": "softmax", "softmax": "softmax", "sigmoid": "sigmoid", "tanh": "tanh"}
"""Names of TensorFlow's functions (``tf.nn.softmax`` calls itself softmax_v2) and what Keras calls them."""
ACTIVATIONS = {"ReLU": "relu", "Softmax": "softmax"}


class ArtefactError(ValueError):
    """The file is not a model that can be graded: ``reason`` says why, in every language. The student's mistake."""

    def __init__(self, ru: str, en: str) -> None:
        super().__init__(en)
        self.reason: Text = {"ru": ru, "en": en}


@dataclass(frozen=True)
class Layer:
    """A layer in its normal form: an Activation layer is the activation of the layer before it."""

    type: str
    units: int = 0
    use_bias: bool = True
    activation: str = "linear"


@dataclass(frozen=True)
class Model:
    """What a model file declares. ``inputs`` and ``parameters`` are None when the model was never built."""

    inputs: int | None
    layers: tuple[Layer, ...]
    parameters: int | None
    loss: str = ""
    optimizer: str = ""


def read_model(data: bytes) -> Model:
    """Return the model that the file declares.

    Args:
        data: the bytes of a ``.keras`` file, already limited in size.

    Raises:
        ArtefactError: the bytes are anything else, or declare a model that is not a plain chain of known layers.
    """
    config = _read_config(data)
    layers = list(_chain(config))
    inputs, layers = _take_input(layers)
    normal = tuple(_normalise(layers))
    compiled = config.get("compile_config")
    compiled = compiled if isinstance(compiled, Mapping) else {}
    return Model(
        inputs=inputs,
        layers=normal,
        parameters=_count(inputs, normal),
        loss=_name(compiled.get("loss"), LOSSES),
        optimizer=_name(compiled.get("optimizer"), {}),
    )


def repack(data: bytes) -> bytes:
    """Return the same model with its config written anew by us, fit for Keras to load: nothing but plain layers.

    Raises ArtefactError like ``read_model``, which is to be asked first.
    """
    config = {name: value for name, value in _read_config(data).items() if name != "compile_config"}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as clean:
        clean.writestr("config.json", json.dumps(config))
        for name in MEMBERS.keys() & set(archive.namelist()) - {"config.json"}:
            with _refusing_damage(), archive.open(name) as file:
                clean.writestr(name, file.read(MEMBERS[name]))
    return packed.getvalue()


@contextlib.contextmanager
def _refusing_damage() -> Iterator[None]:
    """Turn whatever a damaged archive raises into an ArtefactError."""
    try:
        yield
    except ArtefactError:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ArtefactError("это не файл .keras", "this is not a .keras file") from error


def _read_config(data: bytes) -> Mapping[str, Any]:
    with _refusing_damage(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {item.filename: item for item in archive.infolist()}
        if len(members) != len(archive.infolist()) or not members.keys() <= MEMBERS.keys():
            raise ArtefactError("в архиве есть посторонние файлы", "the archive holds foreign files")
        if "config.json" not in members:
            raise ArtefactError("в архиве нет config.json", "the archive has no config.json")
        for name, item in members.items():
            if item.file_size > MEMBERS[name]:
                raise ArtefactError(f"{name} слишком велик", f"{name} is too large")
        with archive.open("config.json") as file:
            text = file.read(MEMBERS["config.json"] + 1)
    return _parse(text)


def _parse(text: bytes) -> Mapping[str, Any]:
    try:
        config = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArtefactError("config.json не читается", "config.json cannot be read") from error
    if not isinstance(config, dict) or not isinstance(config.get("config"), dict):
        raise ArtefactError("config.json не описывает модель", "config.json does not describe a model")
    config["config"] = _with_plain_activations(config["config"], 0)
    _allow({name: value for name, value in config.items() if name != "compile_config"}, 0)
    return config


def _with_plain_activations(value: Any, depth: int) -> Any:
    """Return the config with functions such as ``tf.nn.relu`` replaced by the names that Keras has for them."""
    if depth > MAX_DEPTH:
        raise ArtefactError("описание модели вложено слишком глубоко", "the model's description is nested too deeply")
    if isinstance(value, list):
        return [_with_plain_activations(item, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("module") == "builtins" and value.get("class_name") == "function":
        return FUNCTIONS.get(str(value.get("config")), value)
    return {name: _with_plain_activations(item, depth + 1) for name, item in value.items()}


def _allow(value: Any, depth: int) -> None:
    """Refuse what Keras would resolve to anything but its own plain layers, initializers and constraints."""
    if depth > MAX_DEPTH:
        raise ArtefactError("описание модели вложено слишком глубоко", "the model's description is nested too deeply")
    if isinstance(value, Mapping):
        if "class_name" in value and value["class_name"] != "__keras_tensor__":
            module, registered = value.get("module"), value.get("registered_name")
            if not isinstance(module, str) or not MODULES.fullmatch(module):
                raise ArtefactError(f"объект из модуля {module!s:.60}", f"an object of module {module!s:.60}")
            if registered not in (None, "Functional", "Sequential"):
                raise ArtefactError("в модели есть собственный класс", "the model holds a class of its own")
        for item in value.values():
            _allow(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _allow(item, depth + 1)


def _chain(config: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (class name, config) of the layers in the order in which data flows; nested models are laid flat."""
    if config.get("class_name") not in ("Sequential", "Functional") or depth > 3:
        kind = config.get("class_name")
        raise ArtefactError(f"{kind!s:.60} не разбирается по слоям", f"{kind!s:.60} cannot be read layer by layer")
    inner = config["config"]
    layers = inner.get("layers")
    if not isinstance(layers, list) or len(layers) > 100 or not all(_is_layer(layer) for layer in layers):
        raise ArtefactError("список слоёв повреждён", "the list of layers is damaged")
    for layer in _in_order(inner, layers) if config["class_name"] == "Functional" else layers:
        if layer["class_name"] not in CLASSES:
            name = f"{layer['class_name']:.60}"
            raise ArtefactError(f"слой {name} здесь не разрешён", f"the layer {name} is not allowed here")
        if layer["class_name"] in ("Sequential", "Functional"):
            yield from _chain(layer, depth + 1)
        else:
            yield layer["class_name"], layer["config"]


def _is_layer(layer: Any) -> bool:
    return (
        isinstance(layer, Mapping)
        and isinstance(layer.get("class_name"), str)
        and isinstance(layer.get("config"), Mapping)
    )


def _in_order(inner: Mapping[str, Any], layers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Follow the graph from its input to its output; only a chain without branches is followed."""
    after = {_source(layer): layer for layer in layers}
    if len(after) != len(layers):
        raise ArtefactError("в сети есть ветвления", "the network has branches")
    ordered: list[Mapping[str, Any]] = []
    name: str | None = None
    while name in after and len(ordered) < len(layers):
        ordered.append(after[name])
        name = str(ordered[-1].get("name"))
    outputs = inner.get("output_layers")
    if len(ordered) != len(layers) or not isinstance(outputs, list) or name not in (outputs[0], *_first(outputs)):
        raise ArtefactError("сеть не цепочка слоёв", "the network is not a chain of layers")
    return ordered


def _first(outputs: Sequence[Any]) -> Iterator[Any]:
    if len(outputs) == 1 and isinstance(outputs[0], list) and outputs[0]:
        yield outputs[0][0]


def _source(layer: Mapping[str, Any]) -> str | None:
    """Return the name of the one layer that feeds this one; None for the input."""
    nodes = layer.get("inbound_nodes")
    if nodes == []:
        return None
    try:
        (node,) = nodes  # type: ignore[misc]
        (tensor,) = node["args"]
        name, node_index, tensor_index = tensor["config"]["keras_history"]
    except (TypeError, ValueError, KeyError) as error:
        raise ArtefactError("в сети есть ветвления", "the network has branches") from error
    if node.get("kwargs") not in ({}, {"training": None}, {"mask": None}) or (node_index, tensor_index) != (0, 0):
        raise ArtefactError("в сети есть ветвления", "the network has branches")
    return str(name)


Raw = tuple[str, Mapping[str, Any]]


def _take_input(layers: list[Raw]) -> tuple[int | None, list[Raw]]:
    """Split off the size of one object: (batch, n), or (batch, a, b) followed by Flatten, which makes a·b numbers."""
    sizes = [_size(config) for kind, config in layers if kind == "InputLayer"]
    rest = [(kind, config) for kind, config in layers if kind != "InputLayer"]
    if not sizes:
        return None, rest
    shape = sizes[0]
    if len(shape) > 1 and not (rest and rest[0][0] == "Flatten"):
        raise ArtefactError("на вход подаётся не строка чисел", "the input is not a row of numbers")
    product = 1
    for size in shape:
        product *= size
    return product, [layer for layer in rest if layer[0] != "Flatten"]


def _size(config: Mapping[str, Any]) -> list[int]:
    shape = config.get("batch_shape")
    if not isinstance(shape, list) or not 2 <= len(shape) <= 4:
        raise ArtefactError("форма входа не разбирается", "the shape of the input cannot be read")
    return [_whole(size, 10_000) for size in shape[1:]]


def _normalise(layers: Sequence[Raw]) -> Iterator[Layer]:
    """Yield the layers with activation layers folded into the Dense layer that they follow."""
    last: Layer | None = None
    for kind, config in layers:
        activation = _activation(
            {"class_name": kind, "config": config} if kind in ACTIVATIONS else config.get("activation")
        )
        if kind in ("Activation", "ReLU", "Softmax") and last is not None and last.activation == "linear":
            last = Layer(last.type, last.units, last.use_bias, activation)
            continue
        if last is not None:
            yield last
        if kind == "Dense":
            last = Layer("Dense", _whole(config.get("units"), 100_000), config.get("use_bias") is True, activation)
        else:
            last = Layer(kind, activation=activation)
    if last is not None:
        yield last


def _activation(value: Any) -> str:
    if value is None:
        return "linear"
    if isinstance(value, str) and re.fullmatch(r"\w{1,40}", value):
        return value
    if isinstance(value, Mapping) and value.get("class_name") in ACTIVATIONS and _is_plain(value.get("config")):
        return ACTIVATIONS[str(value["class_name"])]
    raise ArtefactError("функция активации не из Keras", "the activation is not one of Keras")


def _is_plain(config: Any) -> bool:
    """Return whether a ReLU or Softmax layer does what its name says: no slope, no ceiling, over the last axis."""
    if not isinstance(config, Mapping):
        return False
    usual = {"negative_slope": 0, "threshold": 0, "max_value": None, "axis": -1}
    return all(config.get(name, value) == value for name, value in usual.items())


def _count(inputs: int | None, layers: Sequence[Layer]) -> int | None:
    """Count parameters: n inputs and m neurons make n·m weights, and m more with bias."""
    if inputs is None:
        return None
    total, size = 0, inputs
    for layer in layers:
        if layer.units:
            total += (size + layer.use_bias) * layer.units
            size = layer.units
    if total > MAX_PARAMETERS:
        raise ArtefactError(f"параметров больше {MAX_PARAMETERS}", f"it has more than {MAX_PARAMETERS} parameters")
    return total


LOSSES = {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "bce": "binary_crossentropy",
}


def _name(value: Any, aliases: Mapping[str, str]) -> str:
    """Return the one name of a loss or optimizer that was given as a string, an object or a function.

    >>> _name("mse", LOSSES), _name({"class_name": "MeanSquaredError"}, LOSSES)
    ('mean_squared_error', 'mean_squared_error')
    """
    if isinstance(value, Mapping):
        value = value.get("config") if value.get("class_name") == "function" else value.get("class_name")
    if not isinstance(value, str) or not re.fullmatch(r"\w{1,60}", value):
        return ""
    lower = value.lower()
    if lower in aliases:
        return aliases[lower]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", value).lower()


def _whole(value: Any, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ArtefactError(f"размер {value!s:.40} не разбирается", f"the size {value!s:.40} cannot be read")
    return value
