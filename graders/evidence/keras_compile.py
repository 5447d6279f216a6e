"""How a model was compiled, as its ``.keras`` file says, with one name for each loss, optimizer and metric.

Keras takes a name, an alias, a function or an object for the same thing and writes down which of them it was given.
All become the name that Keras has for the function: ``"MSE"``, ``MeanSquaredError()`` and
``keras.losses.mean_squared_error`` are ``mean_squared_error``.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Setting = float | bool | str

ALIASES = {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "msle": "mean_squared_logarithmic_error",
    "bce": "binary_crossentropy",
    "kld": "kl_divergence",
    "kldivergence": "kl_divergence",
    "ce": "crossentropy",
    "acc": "accuracy",
    "mean": "sum_over_batch_size",
}
EXACT = "exact_equality"
"""What the class ``keras.metrics.Accuracy`` counts. It is not the ``"accuracy"`` of ``compile``."""
ACCURACY_OF = {
    "sparse_categorical_crossentropy": "sparse_categorical_accuracy",
    "binary_crossentropy": "binary_accuracy",
}
"""What ``"accuracy"`` means beside a loss; beside any other it is ``categorical_accuracy``."""
MAX_METRICS = 20
OPTIONS: Mapping[str, Setting] = {"from_logits": False, "label_smoothing": 0.0, "reduction": "sum_over_batch_size"}
"""Options of a loss that change what it says, and their usual values."""


@dataclass(frozen=True)
class Compiled:
    """The arguments of ``compile``. All are empty where the model was not compiled.

    ``options`` are those of the loss that are not the usual ones. ``settings`` are the optimizer's hyperparameters;
    ``learning_rate`` is missing where it is a schedule, and ``has_schedule`` says so.
    """

    loss: str = ""
    options: Mapping[str, Setting] = field(default_factory=dict)
    optimizer: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    has_schedule: bool = False
    metrics: tuple[str, ...] = ()


def read_compiled(config: Any) -> Compiled:
    """Return how the model was compiled. What is not understood is left out; nothing in here is believed further."""
    if not isinstance(config, Mapping):
        return Compiled()
    loss, optimizer = _only(config.get("loss")), config.get("optimizer")
    name = name_of(loss)
    settings = dict(_settings(optimizer))
    return Compiled(
        loss=name,
        options={option: value for option, value in _settings(loss) if value != OPTIONS.get(option, value)},
        optimizer=name_of(optimizer),
        settings=settings,
        has_schedule="learning_rate" not in settings and isinstance(_config(optimizer).get("learning_rate"), Mapping),
        metrics=tuple(dict.fromkeys(_metric(value, name) for value in _leaves(config.get("metrics"))))[:MAX_METRICS],
    )


def name_of(value: Any) -> str:
    """Return the one name of a loss or optimizer that was given as a text, an object or a function.

    >>> name_of("mse"), name_of({"class_name": "MeanSquaredError"})
    ('mean_squared_error', 'mean_squared_error')
    """
    if isinstance(value, Mapping):
        value = value.get("config") if value.get("class_name") == "function" else value.get("class_name")
    if not isinstance(value, str) or not re.fullmatch(r"\w{1,60}", value):
        return ""
    if (alias := ALIASES.get(value.lower())) is not None:
        return alias
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", value).lower()


def is_same(one: Setting | None, other: Setting | None) -> bool:
    """Return whether two settings are the same number as TensorFlow keeps it, in 32 bits, or the same word.

    >>> is_same(0.1, 0.10000000149011612), is_same(0.1, 0.100001), is_same(True, 1.0)
    (True, False, False)
    """
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str) or one is None or other is None:
        return one is other or (type(one) is type(other) and one == other)
    return not isinstance(other, str) and _in_32_bits(one) == _in_32_bits(other)


def _in_32_bits(value: float) -> bytes | None:
    try:
        return struct.pack("f", value)
    except OverflowError:
        return None


def _config(value: Any) -> Mapping[str, Any]:
    config = value.get("config") if isinstance(value, Mapping) else None
    return config if isinstance(config, Mapping) else {}


def _settings(value: Any) -> Iterator[tuple[str, Setting]]:
    """Yield those parts of an object's config that are a number, true or false, or a word."""
    for name, setting in _config(value).items():
        if isinstance(setting, str) and re.fullmatch(r"\w{1,60}", setting):
            yield name, ALIASES.get(setting, setting)
        elif isinstance(setting, bool | float):
            yield name, setting
        elif isinstance(setting, int):
            yield name, float(setting)


def _only(value: Any) -> Any:
    """A loss may stand in a list of one, or under the name of the one output."""
    if isinstance(value, Mapping) and len(value) == 1 and "class_name" not in value:
        value = list(value.values())
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _leaves(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield metrics out of the lists and mappings that Keras takes them in."""
    if isinstance(value, Mapping) and "class_name" not in value:
        value = list(value.values())
    if isinstance(value, list) and depth < 3:
        for item in value:
            yield from _leaves(item, depth + 1)
    elif isinstance(value, str | Mapping):
        yield value


def _metric(value: Any, loss: str) -> str:
    if isinstance(value, Mapping) and value.get("class_name") == "Accuracy":
        return EXACT
    name = name_of(value)
    return "accuracy" if name == ACCURACY_OF.get(loss, "categorical_accuracy") else name
