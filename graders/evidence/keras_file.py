"""Read a model's architecture from the bytes of a ``.keras`` file, in plain Python, believing nothing in it.

A ``.keras`` file is a zip of ``config.json``, ``metadata.json`` and ``model.weights.h5``. Keras' own loader can be made
to inflate gigabytes or to build layers of ten million units, so it never sees the file: archive, config and sizes are
checked here, the parameters are counted from the shapes that the config declares, and what is measured afterwards is
built anew from the ``Model`` that this module returns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graders.evidence.archive import ArtefactError, Member, open_archive, read_member, shown
from graders.evidence.keras_config import read_config

MEMBERS = {"config.json": 1 << 20, "metadata.json": 1 << 14, "model.weights.h5": 64 << 20}
"""The members of the archive and the most bytes that each may hold."""
MAX_PARAMETERS = 5_000_000
MAX_LAYERS = 100
MAX_NESTING = 2
HDF5 = b"\x89HDF\r\n\x1a\n"

SIZELESS = {"Activation", "Dropout", "Flatten", "ReLU", "Softmax"}
"""Layers without parameters that may stand between Dense layers."""
MODELS = {"Functional", "Sequential"}
CLASSES = SIZELESS | MODELS | {"Dense", "InputLayer"}
ACTIVATIONS = re.compile(
    "celu|elu|exponential|gelu|hard_shrink|hard_sigmoid|hard_silu|hard_tanh|leaky_relu|linear|log_sigmoid|log_softmax|"
    "mish|relu|relu6|selu|sigmoid|silu|soft_shrink|softmax|softplus|softsign|sparse_plus|sparse_sigmoid|sparsemax|"
    "squareplus|tanh|tanh_shrink"
)
"""The activations of Keras that give as many numbers as they get."""
AS_LAYERS = {"ReLU": "relu", "Softmax": "softmax"}
DTYPES = {"float32", "float64", "mixed_float16", "mixed_bfloat16"}
"""Types and policies that keep their weights as numbers of 32 or 64 bits."""


@dataclass(frozen=True)
class Layer:
    """A layer in its normal form: an Activation layer is the activation of the layer before it.

    ``group`` is where its weights lie in ``model.weights.h5``; it makes no difference between layers.
    """

    type: str
    units: int = 0
    use_bias: bool = True
    activation: str = "linear"
    group: str = field(default="", compare=False)


@dataclass(frozen=True)
class Model:
    """What a model file declares. ``inputs`` and ``parameters`` are None when the model was never built."""

    inputs: int | None
    layers: tuple[Layer, ...]
    parameters: int | None
    loss: str = ""
    optimizer: str = ""


@dataclass(frozen=True)
class _Raw:
    """A layer as it stands in the config."""

    kind: str
    config: Mapping[str, Any]
    group: str


def read_model(data: bytes) -> Model:
    """Return the model that the file declares. The weights are not opened.

    Args:
        data: the bytes of a ``.keras`` file, already limited in size.

    Raises:
        ArtefactError: the bytes are anything else, or declare a model that is not a plain chain of known layers.
    """
    config = read_config(read_member(_open(data)["config.json"]))
    chain = list(_chain(config))
    if len(chain) > MAX_LAYERS:
        raise _too_many(len(chain))
    inputs, layers = _take_input(chain)
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


def extract_weights(data: bytes) -> bytes:
    """Return the bytes of the file's ``model.weights.h5``, an HDF5 file that only a sandbox may open.

    Raises ArtefactError like ``read_model``, and when there are no weights.
    """
    members = _open(data)
    if "model.weights.h5" not in members:
        raise ArtefactError("в архиве нет model.weights.h5", "the archive has no model.weights.h5")
    return read_member(members["model.weights.h5"])


def _open(data: bytes) -> Mapping[str, Member]:
    if data.startswith(HDF5):
        raise ArtefactError("это файл HDF5, а не .keras", "this is an HDF5 file; expected a .keras file")
    members = open_archive(data, MEMBERS)
    if "config.json" not in members:
        raise ArtefactError("в архиве нет config.json", "the archive has no config.json")
    return members


def _chain(config: Mapping[str, Any], within: str = "", depth: int = 0) -> Iterator[_Raw]:
    """Yield the layers in the order in which data flows; nested models are laid flat."""
    kind, inner = config.get("class_name"), config["config"]
    if kind not in ("Sequential", "Functional") or depth > MAX_NESTING:
        raise ArtefactError(f"{shown(kind)} не разбирается по слоям", f"{shown(kind)} cannot be read layer by layer")
    layers = inner.get("layers")
    if not isinstance(layers, list) or not all(_is_layer(layer) for layer in layers):
        raise ArtefactError("список слоёв повреждён", "the list of layers is damaged")
    seen: Counter[str] = Counter()
    for layer in _in_order(inner, layers) if kind == "Functional" else layers:
        name = layer["class_name"]
        if name not in CLASSES:
            raise ArtefactError(f"слой {shown(name)} здесь не разрешён", f"the layer {shown(name)} is not allowed here")
        # As Keras names what can hold weights: dense, dense_1, sequential, ...
        group = f"{within}layers/{name.lower()}" + (f"_{seen[name]}" if seen[name] else "")
        seen[name] += 1
        if name in MODELS:
            yield from _chain(layer, f"{group}/", depth + 1)
        else:
            yield _Raw(name, layer["config"], group)


def _too_many(count: int) -> ArtefactError:
    return ArtefactError(
        f"слоёв {count}, а может быть не больше {MAX_LAYERS}", f"{count} layers; at most {MAX_LAYERS} are expected"
    )


def _is_layer(layer: Any) -> bool:
    return (
        isinstance(layer, dict) and isinstance(layer.get("class_name"), str) and isinstance(layer.get("config"), dict)
    )


def _in_order(inner: Mapping[str, Any], layers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Follow the graph from its input to its output; only a chain without branches is followed."""
    after = {_source(layer): layer for layer in layers}
    if len(after) != len(layers):
        raise _branches()
    ordered: list[Mapping[str, Any]] = []
    name: str | None = None
    while name in after and len(ordered) < len(layers):
        ordered.append(after[name])
        name = _layer_name(ordered[-1].get("name"))
    if len(ordered) != len(layers) or name != _tensor(_only(inner.get("output_layers"))):
        raise ArtefactError("сеть не цепочка слоёв", "the network is not a chain of layers")
    return ordered


def _source(layer: Mapping[str, Any]) -> str | None:
    """Return the name of the one layer that feeds this one; None for the input."""
    nodes = layer.get("inbound_nodes")
    if nodes == []:
        return None
    try:
        (node,) = nodes  # type: ignore[misc]
        (tensor,) = node["args"]
        history, options = tensor["config"]["keras_history"], node["kwargs"]
    except (TypeError, ValueError, KeyError) as error:
        raise _branches() from error
    # Training is None or False where nobody asked for dropout outside of training.
    if not isinstance(options, dict) or any(value not in (None, False) for value in options.values()):
        raise ArtefactError("слою переданы особые аргументы", "a layer is called with arguments of its own")
    return _tensor(history)


def _only(outputs: Any) -> Any:
    """Keras writes one output as itself or as a list of one."""
    return outputs[0] if isinstance(outputs, list) and len(outputs) == 1 else outputs


def _tensor(history: Any) -> str:
    """Return the name of the layer whose first output at its first call this is."""
    match history:
        case [name, int(node), int(output)] if node == output == 0:
            return _layer_name(name)
    raise _branches()


def _layer_name(value: Any) -> str:
    if not isinstance(value, str):
        raise ArtefactError("у слоя нет имени", "a layer has no name")
    return value


def _branches() -> ArtefactError:
    return ArtefactError("в сети есть ветвления", "the network has branches")


def _take_input(layers: Sequence[_Raw]) -> tuple[int | None, list[_Raw]]:
    """Split off the size of one object: (batch, n), or (batch, a, b) followed by Flatten, which makes a·b numbers."""
    if not layers or layers[0].kind != "InputLayer":
        if any(layer.kind == "InputLayer" for layer in layers):
            raise ArtefactError("вход объявлен не первым", "the input is not declared first")
        return None, list(layers)
    shape = first = _size(layers[0].config)
    rest = []
    for layer in layers[1:]:
        if layer.kind == "InputLayer":
            _refuse_other_shape(_size(layer.config), shape)
        elif layer.kind == "Flatten":
            shape = [_product(shape)]
        else:
            _refuse_image(shape)
            rest.append(layer)
            shape = [_whole(layer.config.get("units"), 100_000)] if layer.kind == "Dense" else shape
    _refuse_image(shape)
    return _product(first), rest


def _refuse_other_shape(declared: Sequence[int], shape: Sequence[int]) -> None:
    if declared != shape:
        raise ArtefactError(
            f"вложенная модель ждёт форму {declared}, а получает {shape}",
            f"a nested model expects the shape {declared}, but gets {shape}",
        )


def _refuse_image(shape: Sequence[int]) -> None:
    if len(shape) > 1:
        raise ArtefactError("на вход подаётся не строка чисел", "the input is not a row of numbers")


def _product(shape: Sequence[int]) -> int:
    product = 1
    for size in shape:
        product *= size
    return product


def _size(config: Mapping[str, Any]) -> list[int]:
    shape = config.get("batch_shape")
    if not isinstance(shape, list) or not 2 <= len(shape) <= 4:
        raise ArtefactError("форма входа не разбирается", "the shape of the input cannot be read")
    return [_whole(size, 10_000) for size in shape[1:]]


def _normalise(layers: Sequence[_Raw]) -> Iterator[Layer]:
    """Yield the layers with activation layers folded into the layer that they follow."""
    last: Layer | None = None
    for raw in layers:
        _refuse_other_numbers(raw.config)
        as_object = {"class_name": raw.kind, "config": raw.config}
        activation = _activation(as_object if raw.kind in AS_LAYERS else raw.config.get("activation"))
        if raw.kind in (*AS_LAYERS, "Activation") and last is not None and last.activation == "linear":
            last = Layer(last.type, last.units, last.use_bias, activation, last.group)
            continue
        if last is not None:
            yield last
        if raw.kind == "Dense":
            last = Layer("Dense", _whole(raw.config.get("units"), 100_000), _bias(raw.config), activation, raw.group)
        else:
            last = Layer(raw.kind, activation=activation)
    if last is not None:
        yield last


def _refuse_other_numbers(config: Mapping[str, Any]) -> None:
    """Refuse a layer that is quantised or calculates with other numbers than the weights are read as."""
    dtype = config.get("dtype", "float32")
    if isinstance(dtype, dict) and isinstance(dtype.get("config"), dict):
        dtype = dtype["config"].get("name")
    if not isinstance(dtype, str) or dtype not in DTYPES or config.get("quantization_config") is not None:
        raise ArtefactError(f"числа типа {shown(dtype)}", f"it calculates with numbers of type {shown(dtype)}")


def _bias(config: Mapping[str, Any]) -> bool:
    use_bias = config.get("use_bias", True)
    if not isinstance(use_bias, bool):
        raise ArtefactError(f"use_bias={shown(use_bias)}", f"use_bias is {shown(use_bias)}; expected true or false")
    return use_bias


def _activation(value: Any) -> str:
    if value is None:
        return "linear"
    if isinstance(value, str) and ACTIVATIONS.fullmatch(value):
        return value
    if isinstance(value, dict) and value.get("class_name") in tuple(AS_LAYERS) and _is_plain(value.get("config")):
        return AS_LAYERS[value["class_name"]]
    named = f" {shown(value)}" if isinstance(value, str) else ""
    raise ArtefactError(f"функция активации{named} не из Keras", f"the activation{named} is not one of Keras")


def _is_plain(config: Any) -> bool:
    """Return whether a ReLU or Softmax layer does what its name says: no slope, no ceiling, over the last axis."""
    if not isinstance(config, dict):
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
        raise ArtefactError(
            f"параметров {total}, а может быть не больше {MAX_PARAMETERS}",
            f"it has {total} parameters; at most {MAX_PARAMETERS} are expected",
        )
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
        raise ArtefactError(
            f"размер {shown(value)}, а нужно целое от 1 до {most}",
            f"a size is {shown(value)}; expected a whole number from 1 to {most}",
        )
    return value
