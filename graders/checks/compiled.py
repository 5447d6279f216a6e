"""How a model was compiled, beside how the task wants it: each thing that the task names is a part with its weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.checks.result import Said
from graders.contract import Cell, Table, Text
from graders.evidence.keras_compile import EXACT, OPTIONS, Compiled, Setting, is_same
from graders.feedback import LANGUAGES, show

CAPTION: Text = {"ru": "Как скомпилирована модель", "en": "How the model is compiled"}
COLUMNS: tuple[Text, ...] = (
    {"ru": "Что", "en": "What"},
    {"ru": "У вас", "en": "Yours"},
    {"ru": "Баллы", "en": "Points"},
)
LOSS: Text = {"ru": "функция потерь", "en": "loss"}
OPTIMIZER: Text = {"ru": "оптимизатор", "en": "optimizer"}
METRIC: Text = {"ru": "метрика", "en": "metric"}


@dataclass(frozen=True)
class Part:
    """One thing that the task names. ``said`` is what to tell where it is not so."""

    name: Text
    received: Text
    said: Said | None


def parts_of(spec: Mapping[str, Any], compiled: Compiled) -> list[Part]:
    """Return every part that the task names: the loss with its options, the optimizer, its settings, the metrics."""
    return [_loss(spec, compiled), *_optimizer(spec, compiled), *_metrics(spec, compiled)]


def table_of(parts: Sequence[Part], points: float) -> Table:
    """Return what was received of each part, and what it earns. What was expected is not in it."""
    weight = points / len(parts)
    rows = []
    for part in parts:
        earned = {
            language: f"{show(0 if part.said else round(weight, 2), language)} / {show(round(weight, 2), language)}"
            for language in LANGUAGES
        }
        rows.append((Cell(part.name), Cell(part.received, part.said is None), Cell(earned)))
    return Table(CAPTION, COLUMNS, tuple(rows))


def _loss(spec: Mapping[str, Any], compiled: Compiled) -> Part:
    loss, said = compiled.loss, None
    if not _is_loss(loss, spec["loss"]):
        said = "models.loss", {"received": loss}
    elif "from_logits" in compiled.options:
        # Where the last layer is linear the two have been brought to one: what is left is an activation too many.
        said = "models.logits_twice", {}
    else:
        wanted = {name: value for name, value in spec["options"].items() if value is not None}
        different = [name for name in (*wanted, *compiled.options) if not _is_option(name, wanted, compiled)]
        if different:
            said = "models.loss_option", {"name": different[0]}
    return Part(LOSS, _both(loss), said)


def _is_loss(loss: str, wanted: Sequence[str]) -> bool:
    """Keras chooses between both categorical losses itself where it is told ``crossentropy``."""
    return loss in wanted or (loss == "crossentropy" and any("categorical_crossentropy" in name for name in wanted))


def _is_option(name: str, wanted: Mapping[str, Any], compiled: Compiled) -> bool:
    usual = OPTIONS[name]
    return is_same(compiled.options.get(name, usual), wanted.get(name, usual))


def _optimizer(spec: Mapping[str, Any], compiled: Compiled) -> Iterator[Part]:
    wanted, received = spec["optimizer"], compiled.optimizer
    if not wanted:
        return
    is_right = received in wanted
    expected = ", ".join(wanted)
    said = None if is_right else ("models.optimizer", {"received": received, "expected": expected})
    yield Part(OPTIMIZER, _both(received), said)
    for name, value in spec["settings"].items():
        setting = compiled.settings.get(name)
        yield Part(_both(name), _written(setting), _setting(name, value, setting, compiled))


def _setting(name: str, wanted: Setting, setting: Setting | None, compiled: Compiled) -> Said | None:
    if name == "learning_rate" and compiled.has_schedule:
        return "models.schedule", {}
    if is_same(setting, wanted):
        return None
    return "models.setting", {"name": name, "received": _written(setting), "expected": _written(wanted)}


def _metrics(spec: Mapping[str, Any], compiled: Compiled) -> Iterator[Part]:
    received = ", ".join(compiled.metrics[:5]) or "—"
    for metric in spec["metrics"]:
        said: Said | None = None
        if metric not in compiled.metrics:
            key = "models.metric_exact" if metric == "accuracy" and EXACT in compiled.metrics else "models.metric"
            said = key, {"expected": metric}
        yield Part(METRIC, _both(received), said)


def _written(value: Setting | None) -> Text:
    """Write a setting as it would stand in code: of the numbers that are one in 32 bits the shortest."""
    if value is None or isinstance(value, str | bool):
        return _both("—" if value is None else str(value))
    return {language: show(float(f"{value:.6g}"), language) for language in LANGUAGES}


def _both(word: str) -> Text:
    return dict.fromkeys(LANGUAGES, word)
