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
from dataclasses import dataclass, field, replace
from typing import Any

from graders.evidence.archive import ArtefactError, Member, open_archive, read_member, shown
from graders.evidence.keras_compile import Compiled, read_compiled
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
LOGITS = {
    "categorical_crossentropy": "softmax",
    "sparse_categorical_crossentropy": "softmax",
    "binary_crossentropy": "sigmoid",
}
"""What a loss does first to the numbers that it gets when it is told ``from_logits``."""
LINEAR = ("Dense", "linear")
DTYPES = {"float32", "float64", "mixed_float16", "mixed_bfloat16"}
"""Types and policies that keep their weights as numbers of 32 or 64 bits."""


@dataclass(frozen=True)
class Layer:
    """A layer in its normal form: an Activation layer is the activation of the layer before it.

    What makes no difference between layers: ``group`` is where its weights lie in ``model.weights.h5``, and
    ``is_in_loss`` says that the loss applies its activation (``from_logits``).
    """

    type: str
    units: int = 0
    use_bias: bool = True
    activation: str = "linear"
    rate: float = 0.0
    is_trainable: bool = True
    group: str = field(default="", compare=False)
    is_in_loss: bool = field(default=False, compare=False)

    def parameters(self, inputs: int) -> int:
        """Return how many parameters it has for so many inputs: n inputs and m neurons make (n + 1)·m with bias."""
        return (inputs + self.use_bias) * self.units


@dataclass(frozen=True)
class Model:
    """What a model file declares. ``inputs`` is None when the model was never built."""

    inputs: int | None
    layers: tuple[Layer, ...]
    compiled: Compiled = field(default_factory=Compiled)

    def sized(self) -> Iterator[tuple[int, Layer]]:
        """Yield each layer after how many numbers it gets; 0 where the model was never built."""
        size = self.inputs or 0
        for layer in self.layers:
            yield size, layer
            size = (layer.units or size) if self.inputs else 0

    @property
    def outputs(self) -> int:
        """How many numbers it answers with; 0 where the model was never built and that is not known."""
        return next((layer.units for layer in reversed(self.layers) if layer.units), self.inputs or 0)

    @property
    def parameters(self) -> int | None:
        """All parameters, counted from the shapes; None when the model was never built."""
        return None if self.inputs is None else sum(layer.parameters(inputs) for inputs, layer in self.sized())

    @property
    def trainable(self) -> int | None:
        """Those parameters that training may change."""
        if self.inputs is None:
            return None
        return sum(layer.parameters(inputs) for inputs, layer in self.sized() if layer.is_trainable)


@dataclass(frozen=True)
class _Raw:
    """A layer as it stands in the config."""

    kind: str
    config: Mapping[str, Any]
    group: str
    is_trainable: bool


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
    compiled = read_compiled(config.get("compile_config"))
    model = _without_logits(Model(inputs, tuple(_normalise(layers)), compiled))
    if (count := model.parameters or 0) > MAX_PARAMETERS:
        raise ArtefactError(
            f"параметров {count}, а может быть не больше {MAX_PARAMETERS}",
            f"it has {count} parameters; at most {MAX_PARAMETERS} are expected",
        )
    return model


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


def _chain(config: Mapping[str, Any], within: str = "", depth: int = 0, *, is_trainable: bool = True) -> Iterator[_Raw]:
    """Yield the layers in the order in which data flows; nested models are laid flat."""
    kind, inner = config.get("class_name"), config["config"]
    is_trainable = _flag(inner, "trainable") and is_trainable
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
            yield from _chain(layer, f"{group}/", depth + 1, is_trainable=is_trainable)
        else:
            yield _Raw(name, layer["config"], group, _flag(layer["config"], "trainable") and is_trainable)


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
        layer = _layer(raw)
        is_activation = layer.type in (*AS_LAYERS, "Activation")
        if is_activation and last is not None and "linear" in (last.activation, layer.activation):
            last = replace(last, activation=layer.activation if last.activation == "linear" else last.activation)
            continue
        if last is not None:
            yield last
        last = layer
    if last is not None:
        yield last


def _layer(raw: _Raw) -> Layer:
    as_object = {"class_name": raw.kind, "config": raw.config}
    activation = _activation(as_object if raw.kind in AS_LAYERS else raw.config.get("activation"))
    layer = Layer(raw.kind, activation=activation, is_trainable=raw.is_trainable)
    if raw.kind == "Dropout":
        return replace(layer, rate=_rate(raw.config.get("rate")))
    if raw.kind != "Dense":
        return layer
    units, use_bias = _whole(raw.config.get("units"), 100_000), _flag(raw.config, "use_bias")
    return replace(layer, units=units, use_bias=use_bias, group=raw.group)


def _without_logits(model: Model) -> Model:
    """Softmax that the loss applies (``from_logits``) is the softmax of the last layer, if that has none itself."""
    applied = LOGITS.get(model.compiled.loss)
    last = model.layers[-1] if model.layers else Layer("")
    if applied is None or "from_logits" not in model.compiled.options or (last.type, last.activation) != LINEAR:
        return model
    options = {name: value for name, value in model.compiled.options.items() if name != "from_logits"}
    layers = (*model.layers[:-1], replace(last, activation=applied, is_in_loss=True))
    return replace(model, layers=layers, compiled=replace(model.compiled, options=options))


def _refuse_other_numbers(config: Mapping[str, Any]) -> None:
    """Refuse a layer that is quantised or calculates with other numbers than the weights are read as."""
    dtype = config.get("dtype", "float32")
    if isinstance(dtype, dict) and isinstance(dtype.get("config"), dict):
        dtype = dtype["config"].get("name")
    if not isinstance(dtype, str) or dtype not in DTYPES or config.get("quantization_config") is not None:
        raise ArtefactError(f"числа типа {shown(dtype)}", f"it calculates with numbers of type {shown(dtype)}")


def _flag(config: Mapping[str, Any], name: str) -> bool:
    value = config.get(name, True)
    if not isinstance(value, bool):
        raise ArtefactError(f"{name}={shown(value)}", f"{name} is {shown(value)}; expected true or false")
    return value


def _rate(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ArtefactError(f"rate={shown(value)}", f"a rate is {shown(value)}; expected a number from 0 to 1")
    return float(value)


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


def _whole(value: Any, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ArtefactError(
            f"размер {shown(value)}, а нужно целое от 1 до {most}",
            f"a size is {shown(value)}; expected a whole number from 1 to {most}",
        )
    return value
