"""A small SVG canvas for the figures of lessons: what an author's ``figures/draw.py`` draws with.

A figure has no words, only numbers and symbols, so one drawing serves every language; decimals are written with a point
and a Russian page shows them with a comma. Colours are those of the theme. Coordinates are rounded to a tenth, so the
same numbers always make the same file. Standard library only: the sandbox runs it beside the author's code.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

Point = tuple[float, float]

COLOURS = {
    "ink": "currentColor",
    "none": "none",
    **{name: f"var(--{name})" for name in ("accent", "teal", "amber", "violet", "hairline", "paper")},
}
"""The only colours that a figure may have: they follow the theme."""
SCRIPT = re.compile(r"([_^])(?:\{([^}]*)\}|(.))")
SCRIPT_SIZE = 0.72
MINUS = "\N{MINUS SIGN}"


class Canvas:
    """A drawing ``width`` by ``height``; x grows to the right and y downwards, as in SVG.

    Every method that draws takes its colours from ``COLOURS``. Raises ValueError for another colour and for a
    coordinate that is not finite.

    >>> canvas = Canvas(100, 40)
    >>> canvas.line((0, 20), (100, 20), colour="teal")
    >>> print(canvas.svg())
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" fill="currentColor">
      <line x1="0" y1="20" x2="100" y2="20" stroke="var(--teal)" stroke-width="2"/>
    </svg>
    <BLANKLINE>
    """

    def __init__(self, width: float = 640, height: float = 300) -> None:
        self.width = width
        self.height = height
        self._elements: list[str] = []

    def line(
        self, start: Point, end: Point, *, colour: str = "ink", width: float = 2, dash: str = "", opacity: float = 1
    ) -> None:
        """Draw a straight line. ``dash`` is in the words of SVG: ``"6 4"``."""
        (x1, y1), (x2, y2) = start, end
        stroke = _stroke(colour, width, dash, opacity)
        self._add("line", x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2), **stroke)

    def arrow(
        self, start: Point, end: Point, *, colour: str = "ink", width: float = 2, dash: str = "", head: float = 9
    ) -> None:
        """Draw a line with a head of that length at its end. Raises ValueError where it has no length."""
        (x1, y1), (x2, y2) = start, end
        length = math.hypot(x2 - x1, y2 - y1)
        if not length:
            raise ValueError(f"received an arrow from {start} to {end}, expected one that leads somewhere")
        along = ((x2 - x1) / length, (y2 - y1) / length)
        neck = (x2 - head * along[0], y2 - head * along[1])
        side = (-along[1] * head * 0.42, along[0] * head * 0.42)
        self.line(start, neck, colour=colour, width=width, dash=dash)
        corners = [end, (neck[0] + side[0], neck[1] + side[1]), (neck[0] - side[0], neck[1] - side[1])]
        self.polygon(corners, fill=colour)

    def polyline(
        self,
        points: Iterable[Point],
        *,
        colour: str = "ink",
        width: float = 2,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw a line through the points, rounded where it bends."""
        stroke = _stroke(colour, width, dash, opacity)
        self._add("polyline", points=_points(points), fill="none", **stroke, stroke_linejoin="round")

    def polygon(
        self, points: Iterable[Point], *, fill: str = "none", colour: str = "none", width: float = 2, opacity: float = 1
    ) -> None:
        """Draw a closed shape. ``colour`` is that of its edge."""
        self._add("polygon", points=_points(points), **_filled(fill, colour, width, opacity))

    def path(
        self,
        d: str,
        *,
        fill: str = "none",
        colour: str = "ink",
        width: float = 2,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw a path in the words of SVG, such as ``M0 0 C10 0 20 10 20 20``. Its numbers are rounded here too."""
        rounded = re.sub(r"-?\d+\.\d+(?:e-?\d+)?", lambda number: _n(float(number[0])), d)
        dashes = {"stroke_dasharray": dash} if dash else {}
        self._add("path", d=rounded, **_filled(fill, colour, width, opacity), **dashes)

    def circle(
        self,
        centre: Point,
        radius: float,
        *,
        fill: str = "none",
        colour: str = "ink",
        width: float = 2,
        opacity: float = 1,
    ) -> None:
        """Draw a circle. ``colour`` is that of its edge."""
        place = {"cx": _n(centre[0]), "cy": _n(centre[1]), "r": _n(radius)}
        self._add("circle", **place, **_filled(fill, colour, width, opacity))

    def dot(self, centre: Point, radius: float = 5, *, colour: str = "ink", opacity: float = 1) -> None:
        """Draw a full circle without an edge."""
        self.circle(centre, radius, fill=colour, colour="none", opacity=opacity)

    def rect(
        self,
        corner: Point,
        width: float,
        height: float,
        *,
        fill: str = "none",
        colour: str = "ink",
        edge: float = 2,
        rounding: float = 0,
        opacity: float = 1,
    ) -> None:
        """Draw a rectangle from its upper left corner. ``edge`` is the width of its edge, in ``colour``."""
        place = {"x": _n(corner[0]), "y": _n(corner[1]), "width": _n(width), "height": _n(height)}
        corners = {"rx": _n(rounding)} if rounding else {}
        self._add("rect", **place, **corners, **_filled(fill, colour, edge, opacity))

    def text(
        self,
        at: Point,
        said: str,
        *,
        anchor: str = "middle",
        size: float = 13,
        italic: bool = False,
        bold: bool = False,
        colour: str = "ink",
    ) -> None:
        """Write numbers and symbols, the middle of their height at a point.

        ``x_1``, ``w_{12}`` and ``x^2`` are written below and above the line. ``anchor`` is ``start``, ``middle`` or
        ``end`` of the text. Variables are ``italic`` by custom, numbers are not.
        """
        style = {"font_style": "italic"} if italic else {}
        style |= {"font_weight": "600"} if bold else {}
        style |= {"fill": _colour(colour)} if colour != "ink" else {}
        place = {"x": _n(at[0]), "y": _n(at[1] + 0.35 * size), "text_anchor": anchor, "font_size": _n(size)}
        self._add("text", "".join(_scripts(said, size)), **place, **style)

    def svg(self) -> str:
        """Return the drawing as the text of a file."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        return "\n".join([f'{head} fill="currentColor">', *self._elements, "</svg>", ""])

    def _add(self, tag: str, content: str = "", **attributes: str) -> None:
        written = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
        self._elements.append(f"  <{tag} {written}>{content}</{tag}>" if content else f"  <{tag} {written}/>")


class Axes:
    """A frame on a canvas in which points are given in the numbers of the data.

    Args:
        x: lowest and highest number from left to right.
        y: lowest and highest number from below upwards.
        left: pixels kept free on that side of the frame; so ``top``, ``right`` and ``bottom``.
        origin: where the axes cross, in the numbers of the data; the lower left corner where it is None.

    >>> Axes(Canvas(140, 120), x=(0, 10), y=(0, 1), left=20, top=10, right=20, bottom=10).at(5, 1)
    (70.0, 10.0)
    """

    def __init__(
        self,
        canvas: Canvas,
        *,
        x: Point,
        y: Point,
        left: float = 56,
        top: float = 20,
        right: float = 28,
        bottom: float = 36,
        origin: Point | None = None,
    ) -> None:
        if not (x[0] < x[1] and y[0] < y[1]):
            raise ValueError(f"received x={x} and y={y}, expected the lower number first")
        self.canvas = canvas
        self.x = x
        self.y = y
        self.origin = origin or (x[0], y[0])
        self._left, self._right = left, canvas.width - right
        self._top, self._bottom = top, canvas.height - bottom

    def at(self, x: float, y: float) -> Point:
        """Return where a point of the data lies on the canvas."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self._left + across * (self._right - self._left), self._bottom - up * (self._bottom - self._top)

    def grid(self, xs: Iterable[float] = (), ys: Iterable[float] = ()) -> None:
        """Draw hairlines across the frame at these numbers."""
        for x in xs:
            self.canvas.line(self.at(x, self.y[0]), self.at(x, self.y[1]), colour="hairline", width=1)
        for y in ys:
            self.canvas.line(self.at(self.x[0], y), self.at(self.x[1], y), colour="hairline", width=1)

    def lines(self, x_name: str = "", y_name: str = "") -> None:
        """Draw both axes through the origin, with their names at the ends."""
        for start, end in (
            (self.at(self.x[0], self.origin[1]), self.at(self.x[1], self.origin[1])),
            (self.at(self.origin[0], self.y[0]), self.at(self.origin[0], self.y[1])),
        ):
            self.canvas.line(start, end, width=1.5, opacity=0.6)
        if x_name:
            x, y = self.at(self.x[1], self.origin[1])
            self.canvas.text((x + 10, y), x_name, anchor="start", size=15, italic=True)
        if y_name:
            x, y = self.at(self.origin[0], self.y[1])
            self.canvas.text((x, y - 12), y_name, size=15, italic=True)

    def ticks(self, xs: Iterable[float] = (), ys: Iterable[float] = (), *, size: float = 13) -> None:
        """Write these numbers beside the axes."""
        for x in xs:
            place = self.at(x, self.origin[1])
            self.canvas.text((place[0], place[1] + 16), written(x), size=size)
        for y in ys:
            place = self.at(self.origin[0], y)
            self.canvas.text((place[0] - 10, place[1]), written(y), anchor="end", size=size)

    def curve(
        self,
        xs: Iterable[float],
        ys: Iterable[float],
        *,
        colour: str = "accent",
        width: float = 2.5,
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw a line through points of the data. Where they leave the frame the line ends."""
        for part in self._inside(xs, ys):
            points = [self.at(x, y) for x, y in part]
            self.canvas.polyline(points, colour=colour, width=width, dash=dash, opacity=opacity)

    def dots(
        self, xs: Iterable[float], ys: Iterable[float], *, radius: float = 5, colour: str = "ink", opacity: float = 1
    ) -> None:
        """Draw a dot for each point of the data."""
        for x, y in zip(xs, ys, strict=True):
            self.canvas.dot(self.at(x, y), radius, colour=colour, opacity=opacity)

    def _inside(self, xs: Iterable[float], ys: Iterable[float]) -> Iterator[Sequence[Point]]:
        part: list[Point] = []
        for x, y in zip(xs, ys, strict=True):
            if self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]:
                part.append((x, y))
            else:
                yield from [part] if len(part) > 1 else []
                part = []
        yield from [part] if len(part) > 1 else []


def written(value: float) -> str:
    """Return a number as a figure writes it, to 6 significant digits, with a real minus.

    >>> written(-2.0), written(0.5)
    ('−2', '0.5')
    """
    return f"{value:.6g}".replace("-", MINUS)


def _n(value: float) -> str:
    """A coordinate, to a tenth. NumPy's numbers become Python's."""
    rounded = round(float(value), 1)
    if not math.isfinite(rounded):
        raise ValueError(f"received {value} as a coordinate, expected a finite number")
    return f"{rounded + 0:g}" if abs(rounded) < 1e5 else f"{rounded:.1f}"


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _colour(name: str) -> str:
    if name not in COLOURS:
        raise ValueError(f"received the colour {name!r}, expected one of {', '.join(COLOURS)}")
    return COLOURS[name]


def _stroke(colour: str, width: float, dash: str, opacity: float) -> dict[str, str]:
    stroke = {"stroke": _colour(colour), "stroke_width": _n(width)}
    stroke |= {"stroke_dasharray": dash} if dash else {}
    return stroke | _opacity(opacity)


def _filled(fill: str, colour: str, width: float, opacity: float) -> dict[str, str]:
    edge = {"stroke": _colour(colour), "stroke_width": _n(width)} if colour != "none" else {}
    return {"fill": _colour(fill), **edge, **_opacity(opacity)}


def _opacity(opacity: float) -> dict[str, str]:
    return {"opacity": f"{opacity:g}"} if opacity != 1 else {}


def _scripts(said: str, size: float) -> Iterator[str]:
    """The text with what is below and above the line in spans of their own."""
    place = 0
    for match in SCRIPT.finditer(said):
        yield escape(said[place : match.start()])
        shift = _n(size * (0.28 if match[1] == "_" else -0.38))
        back = _n(size * (-0.28 if match[1] == "_" else 0.38))
        script = escape(match[2] if match[2] is not None else match[3])
        yield f'<tspan dy="{shift}" font-size="{_n(SCRIPT_SIZE * size)}">{script}</tspan>'
        # A span that returns to the line must hold something: a space that takes no room.
        yield f'<tspan dy="{back}">\u200b</tspan>'
        place = match.end()
    yield escape(said[place:])
