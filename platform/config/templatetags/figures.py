"""Numbers as a reader of the page's language writes them, and where a measured value stands beside its band."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()

BAR_WIDTH = 320
BAR_MARGIN = 24
LABEL_WIDTH = 216
NARROW_BAND = 4
SMALLEST_REACH = 1e-9
MOST_STEPS = 4
PERCENT = "\N{NO-BREAK SPACE}%"


@dataclass(frozen=True)
class Bar:
    """Where a value and the edges of its band stand on a line ``BAR_WIDTH`` long. Whole units, ready for SVG."""

    low: int
    high: int
    here: int

    @property
    def width(self) -> int:
        """How wide the band is drawn."""
        return self.high - self.low

    @property
    def label(self) -> int:
        """Where the middle of the band's label stands: under the band, as far as the label fits the line."""
        return min(max((self.low + self.high) // 2, LABEL_WIDTH // 2), BAR_WIDTH - LABEL_WIDTH // 2)


@dataclass(frozen=True)
class Measure:
    """A measured value in words, with the band of the reference where there is one."""

    text: str
    low: str = ""
    high: str = ""
    bar: Bar | None = None


@dataclass(frozen=True)
class Spot:
    """A value or a band: in words, and where it stands on a line ``BAR_WIDTH`` long."""

    text: str
    low: int
    high: int

    @property
    def width(self) -> int:
        """How wide a band is drawn."""
        return max(self.high - self.low, NARROW_BAND)


@dataclass(frozen=True)
class Levels:
    """What several networks reached on two kinds of images, on one axis: spots by kind, then by whose they are."""

    training: Mapping[str, Spot]
    unseen: Mapping[str, Spot]
    ticks: Sequence[Spot]


@register.filter
def points(value: float) -> str:
    """Return points with the decimals that they need, two at most, and the decimal mark of the language."""
    return number_format(Decimal(f"{value:.2f}").normalize() + 0, use_l10n=True)


@register.filter
def decimals(value: float, places: int) -> str:
    """Return the number with so many decimals and the decimal mark of the language."""
    # Django cuts decimals off where it should round.
    return number_format(Decimal(f"{value:.{places}f}"), decimal_pos=places, use_l10n=True)


@register.filter
def percent(value: float, places: int = 1) -> str:
    """Return a share of 1 as percent: ``98.1 %``."""
    return f"{decimals(100 * value, places)}{PERCENT}"


@register.filter
def unlocalized(value: Any) -> str:
    """Return the value as programs read it, whatever the language of the page. Nothing stays empty."""
    return "" if value is None else str(value)


@register.filter
def duration(seconds: float) -> str:
    """Return a time in the units that one would say it in: ``0.42 s``, ``41 s``, ``2 min 5 s``."""
    if seconds < 10:
        return _("{seconds} s").format(seconds=decimals(seconds, 2 if seconds < 1 else 1))
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("{seconds} s").format(seconds=rest)
    if not rest:
        return _("{minutes} min").format(minutes=minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)


@register.simple_tag
def measured(measurements: Mapping[str, Any], name: str) -> Measure | None:
    """Return a measurement beside its band, or None where it was not taken."""
    value = measurements.get(name)
    if value is None:
        return None
    write = _fine_percent if name == "accuracy" else _four_decimals
    band = measurements.get(f"{name}_band")
    if band is None:
        return Measure(write(value))
    low, high = band
    return Measure(write(value), write(low), write(high), bar(value, low, high))


def bar(value: float, low: float, high: float) -> Bar:
    """Return the places of a value and its band. The line is as long as shows both.

    A value far away stays at the end of the line, so that the band keeps a width that can be seen.
    """
    reach = max(high - low, SMALLEST_REACH)
    start = max(min(value, low), low - 4 * reach)
    end = max(min(max(value, high), high + 4 * reach), start + SMALLEST_REACH)

    def place(number: float) -> int:
        share = (min(max(number, start), end) - start) / (end - start)
        return round(BAR_MARGIN + share * (BAR_WIDTH - 2 * BAR_MARGIN))

    return Bar(place(low), max(place(high), place(low) + NARROW_BAND), place(value))


@register.simple_tag
def levels(found: Mapping[str, Mapping[str, Any]], name: str) -> Levels:
    """Return the levels of one quantity, each ``{"training": ..., "unseen": ...}``: a value, a spread or nothing."""
    edges = {
        kind: {who: ends for who, level in found.items() if (ends := _ends(level[kind]))}
        for kind in ("training", "unseen")
    }
    ticks = _ticks([end for spots in edges.values() for ends in spots.values() for end in ends], name)

    def spot(low: float, high: float, write: Callable[[float], str]) -> Spot:
        first, last = (round(BAR_MARGIN + _share(end, ticks) * (BAR_WIDTH - 2 * BAR_MARGIN)) for end in (low, high))
        # Of per cent the sign is written once.
        text = write(low) if low == high else f"{write(low).removesuffix(PERCENT)}–{write(high)}"
        return Spot(text, first, last)

    write = percent if name == "accuracy" else _three_decimals
    mark = percent if name == "accuracy" else _two_decimals
    kinds = {kind: {who: spot(*ends, write) for who, ends in spots.items()} for kind, spots in edges.items()}
    return Levels(**kinds, ticks=[spot(tick, tick, mark) for tick in ticks])


def _ends(level: Any) -> tuple[float, float] | None:
    if level is None:
        return None
    return (level, level) if isinstance(level, int | float) else (level.low, level.high)


def _ticks(values: Sequence[float], name: str) -> list[float]:
    """Return at most five round numbers, equally far apart, that span the values: of losses from 0 on."""
    low, high = min(values) if name == "accuracy" else 0.0, max(values)
    for step in (base * 10.0**power for power in range(-4, 300) for base in (1, 2, 5)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= MOST_STEPS:
            return [step * tick for tick in range(first, max(last, first + 1) + 1)]
    return [low, high]


def _share(value: float, ticks: Sequence[float]) -> float:
    return min(max((value - ticks[0]) / (ticks[-1] - ticks[0]), 0.0), 1.0)


def _three_decimals(value: float) -> str:
    return decimals(value, 3)


def _two_decimals(value: float) -> str:
    return decimals(value, 2)


def _fine_percent(value: float) -> str:
    return percent(value, 2)


def _four_decimals(value: float) -> str:
    return decimals(value, 4)
