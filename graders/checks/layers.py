"""The layers of a model beside those of a task: aligned, compared, and laid out as a table."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graders.checks.result import Said
from graders.contract import MAX_TABLE_ROWS, Cell, Table, Text
from graders.evidence.keras_compile import is_same
from graders.evidence.keras_file import Layer, Model
from graders.feedback import LANGUAGES, show

CAPTION: Text = {"ru": "Сеть слой за слоем", "en": "The network layer by layer"}
COLUMNS: tuple[Text, ...] = (
    {"ru": "Слой", "en": "Layer"},
    {"ru": "В задании", "en": "In the task"},
    {"ru": "У вас", "en": "Yours"},
    {"ru": "Параметры", "en": "Parameters"},
    {"ru": "Баллы", "en": "Points"},
)
NOTHING: Text = {"ru": "—", "en": "—"}
PARTS = ("units", "use_bias", "activation", "rate")
WORDS: Mapping[str, Text] = {
    "input": {"ru": "вход", "en": "input"},
    "all": {"ru": "всего", "en": "in all"},
    "with_bias": {"ru": "со смещением", "en": "with bias"},
    "no_bias": {"ru": "без смещения", "en": "no bias"},
    "in_loss": {"ru": "в функции потерь", "en": "in the loss"},
}


@dataclass(frozen=True)
class Pair:
    """A layer of the task and the layer of the model that stands for it; one of them may be missing.

    ``inputs`` is how many numbers the model's layer gets.
    """

    wanted: Mapping[str, Any] | None
    layer: Layer | None
    inputs: int = 0

    @property
    def differences(self) -> list[str]:
        """In which of the things that the task names the layer differs."""
        if self.wanted is None or self.layer is None:
            return []
        return [part for part in PARTS if not _agrees(self.wanted[part], getattr(self.layer, part))]

    @property
    def is_right(self) -> bool:
        """Whether both are there and agree."""
        return self.wanted is not None and self.layer is not None and not self.differences


def align(wanted: Sequence[Mapping[str, Any]], model: Model) -> list[Pair]:
    """Return both in order, paired so that the least differs: one layer more or less moves none of the others.

    A pair costs half for each difference, a layer without a partner costs one.
    """
    received = list(model.sized())

    @functools.cache
    def best(i: int, j: int) -> tuple[float, tuple[Pair, ...]]:
        ways = []
        if i < len(wanted) and j < len(received) and wanted[i]["type"] == received[j][1].type:
            pair = Pair(wanted[i], received[j][1], received[j][0])
            ways.append((len(pair.differences) / 2, pair, best(i + 1, j + 1)))
        if i < len(wanted):
            ways.append((1, Pair(wanted[i], None), best(i + 1, j)))
        if j < len(received):
            ways.append((1, Pair(None, received[j][1], received[j][0]), best(i, j + 1)))
        if not ways:
            return 0, ()
        cost, pair, (rest, pairs) = min(ways, key=lambda way: way[0] + way[2][0])
        return cost + rest, (pair, *pairs)

    return list(best(0, 0)[1])


def share_of(pairs: Sequence[Pair], *, has_right_inputs: bool) -> float:
    """Return which share of the layers is right, 0..1. Each weighs the same; the inputs belong to the first."""
    right = sum(pair.is_right for pair in pairs) - (pairs[0].is_right and not has_right_inputs)
    return right / len(pairs)


def first_difference(spec: Mapping[str, Any], model: Model, pairs: Sequence[Pair]) -> Said | None:
    """Say the first thing in which the model differs from the task; None when nothing does."""
    if model.inputs != spec["inputs"]:
        return "models.inputs", {"received": model.inputs, "expected": spec["inputs"]}
    said = (_difference(n, pair) for n, pair in enumerate(pairs, start=1))
    return next((one for one in said if one is not None), None)


def table_of(spec: Mapping[str, Any], model: Model, pairs: Sequence[Pair]) -> Table:
    """Return what the task says beside what the model is, with the parameters of each of the model's layers."""
    is_right = model.inputs == spec["inputs"]
    inputs = (Cell(WORDS["input"]), Cell(_number(spec["inputs"])), Cell(_number(model.inputs), is_right))
    rows: list[tuple[Cell, ...]] = [(*inputs, Cell(NOTHING), Cell(NOTHING))]
    for n, pair in enumerate(pairs[: MAX_TABLE_ROWS - 2], start=1):
        rows.append(_row(n, pair, spec["points"] / len(pairs), is_right=pair.is_right and (is_right or n > 1)))
    total = Cell(_number(model.parameters))
    rows.append((Cell(WORDS["all"]), Cell(NOTHING), Cell(NOTHING), total, Cell(NOTHING)))
    return Table(CAPTION, COLUMNS, tuple(rows))


def _row(n: int, pair: Pair, points: float, *, is_right: bool) -> tuple[Cell, ...]:
    wanted, layer = pair.wanted, pair.layer
    earned = {
        language: f"{show(round(is_right * points, 2), language)} / {show(round(points, 2), language)}"
        for language in LANGUAGES
    }
    return (
        Cell(_number(n)),
        Cell(_joined(_wanted_words(wanted)) if wanted else NOTHING),
        Cell(_joined(_layer_words(layer)) if layer else NOTHING, is_right),
        Cell(_formula(pair.inputs, layer) if layer and layer.units else NOTHING),
        Cell(earned),
    )


def _difference(n: int, pair: Pair) -> Said | None:
    wanted, layer = pair.wanted, pair.layer
    if layer is None:
        return "models.layer_missing", {"n": n, "expected": _joined(_wanted_words(wanted or {}))}
    if wanted is None:
        return "models.layer_extra", {"n": n, "received": _joined(_layer_words(layer))}
    for part in pair.differences:
        if part == "use_bias":
            return f"models.layer_bias_{'extra' if layer.use_bias else 'missing'}", {"n": n}
        return f"models.layer_{part}", {"n": n, "received": getattr(layer, part), "expected": wanted[part]}
    return None


def _agrees(wanted: Any, received: Any) -> bool:
    return wanted is None or wanted == received or is_same(wanted, received)


def _formula(inputs: int, layer: Layer) -> Text:
    """Write how the parameters are counted: (784 + 1) · 300 = 235 500."""

    def written(language: str) -> str:
        size, units = show(inputs, language), show(layer.units, language)
        left = f"({size} + 1)" if layer.use_bias else size
        return f"{left} · {units} = {show(layer.parameters(inputs), language)}"

    return {language: written(language) for language in LANGUAGES}


def _wanted_words(wanted: Mapping[str, Any]) -> Iterator[Text]:
    yield _same(wanted["type"])
    if wanted["units"] is not None:
        yield _number(wanted["units"])
    if wanted["activation"] is not None:
        yield _same(wanted["activation"])
    if wanted["use_bias"] is not None:
        yield WORDS["with_bias" if wanted["use_bias"] else "no_bias"]
    if wanted["rate"] is not None:
        yield _number(wanted["rate"])


def _layer_words(layer: Layer) -> Iterator[Text]:
    yield _same(layer.type)
    if layer.units:
        yield _number(layer.units)
    if layer.units or layer.activation != "linear":
        words = {language: f"{layer.activation} ({WORDS['in_loss'][language]})" for language in LANGUAGES}
        yield words if layer.is_in_loss else _same(layer.activation)
    if layer.units:
        yield WORDS["with_bias" if layer.use_bias else "no_bias"]
    if layer.type == "Dropout":
        yield _number(layer.rate)


def _joined(words: Iterator[Text]) -> Text:
    """Join what is said of a layer. Its number is written with a comma in Russian, so parts stand apart by dots."""
    parts = list(words)
    return {language: " · ".join(part[language] for part in parts) for language in LANGUAGES}


def _same(word: str) -> Text:
    return dict.fromkeys(LANGUAGES, word)


def _number(value: float | None) -> Text:
    return {language: "—" if value is None else show(value, language) for language in LANGUAGES}
