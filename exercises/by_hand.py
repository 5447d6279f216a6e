"""The fields of an answer by hand: what a student fills in, chooses, puts in order or matches.

A field has cells, and each cell is answered with a text of its own, checked on its own, and earns its own points. A
number, a choice and an order are one cell; a table, a vector, a matrix and a match have many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .strict import ExerciseOf, Name, Points, Strict, Text, refuse_twice

Count = Annotated[int, Field(ge=1, le=8)]


class Tolerance(Strict):
    """How near to the answer is right: one of the four. The page asks for it in words beside the field."""

    places: Annotated[int, Field(ge=0, le=8)] | None = None
    """Compared after rounding to so many decimals."""
    digits: Annotated[int, Field(ge=1, le=12)] | None = None
    """Compared after rounding to so many significant digits."""
    absolute: Annotated[float, Field(gt=0)] | None = None
    """May differ by so much."""
    relative: Annotated[float, Field(gt=0, lt=1)] | None = None
    """May differ by this share of the answer."""

    @model_validator(mode="after")
    def _is_one(self) -> Tolerance:
        given = sorted(self.model_dump(exclude_none=True))
        if len(given) != 1:
            raise ValueError(
                f"received {' and '.join(given) or 'nothing'}, expected one of places, digits, absolute, relative"
            )
        return self


class Numeric(Strict):
    """What is said of numbers once for all cells of a field."""

    tolerance: Tolerance = Tolerance(places=3)
    percent: bool = False
    """The answer is a number of percent: the sign may be written after it. Elsewhere it is refused."""
    count: Name | None = None
    """Which number of the variant the answer is a mean over: the sum, and a mean divided twice, are then recognised."""
    points: Points = 1


class NumberField(Numeric):
    """A number that the student gives by hand; an ``integer`` is compared exactly."""

    name: Name
    label: Text
    kind: Literal["number", "integer"] = "number"

    @property
    def cells(self) -> list[NumberField]:
        """The field itself."""
        return [self]


class TableRow(Strict):
    """A row of an answer table."""

    name: Name
    label: Text


class Table(Strict):
    """An answer in rows and columns. Its cells are named ``row.column``."""

    kind: Literal["table"]
    rows: Annotated[list[TableRow], Field(min_length=1)]
    columns: Annotated[list[NumberField], Field(min_length=1)]

    @property
    def cells(self) -> list[NumberField]:
        """The cells, row by row."""
        return [
            column.model_copy(
                update={
                    "name": f"{row.name}.{column.name}",
                    "label": Text(ru=f"{row.label.ru}: {column.label.ru}", en=f"{row.label.en}: {column.label.en}"),
                }
            )
            for row in self.rows
            for column in self.columns
        ]


class Vector(Numeric):
    """A row of numbers, drawn as a list. Its cells are named ``name.1``, ``name.2`` and so on."""

    kind: Literal["vector"]
    name: Name
    label: Text
    size: Annotated[int, Field(ge=1, le=10)]
    together: bool = False
    """Its cells earn their points only where all of them are right: else noughts would earn most of one-hot."""

    @property
    def cells(self) -> list[NumberField]:
        """The cells in order."""
        return [_cell(self, str(n), f"число {n}", f"number {n}") for n in range(1, self.size + 1)]


class Matrix(Numeric):
    """Rows of numbers, drawn as a list of lists. Its cells are named ``name.row.column``, counted from 1."""

    kind: Literal["matrix"]
    name: Name
    label: Text
    rows: Count
    columns: Count

    @property
    def cells(self) -> list[NumberField]:
        """The cells, row by row."""
        return [
            _cell(self, f"{row}.{column}", f"строка {row}, столбец {column}", f"row {row}, column {column}")
            for row in range(1, self.rows + 1)
            for column in range(1, self.columns + 1)
        ]


def _cell(field: Vector | Matrix, place: str, ru: str, en: str) -> NumberField:
    # Its name has a point in it, which no author may write.
    return NumberField.model_construct(
        **{name: getattr(field, name) for name in Numeric.model_fields},
        name=f"{field.name}.{place}",
        label=Text(ru=f"{field.label.ru}: {ru}", en=f"{field.label.en}: {en}"),
        kind="number",
    )


class Option(Strict):
    """Something that can be chosen. ``why`` explains it, whether it is right or not, to who has chosen it."""

    id: Name
    text: Text
    right: bool = False
    why: Text


class Choice(Strict):
    """Choose one option, or all that are right. The options stand in another order for every variant."""

    kind: Literal["choice"]
    name: Name
    label: Text
    several: bool = False
    options: Annotated[list[Option], Field(min_length=2, max_length=12)]
    points: Points = 1

    @model_validator(mode="after")
    def _can_be_answered(self) -> Choice:
        refuse_twice("options", [option.id for option in self.options])
        right = sum(option.right for option in self.options)
        if right == len(self.options) or not right or (right > 1 and not self.several):
            wanted = "some right options and some wrong ones" if self.several else "exactly one right option"
            raise ValueError(f"received {right} right options of {len(self.options)}, expected {wanted}")
        return self

    @property
    def cells(self) -> list[Choice]:
        """The field itself."""
        return [self]


class Line(Strict):
    """A step or a line of code. It comes ``after`` the lines named there: after the one above it, if none are."""

    id: Name
    text: Text | str
    """A sentence in both languages, or code as it stands."""
    after: list[Name] | None = None


class Order(Strict):
    """Put lines in order. Written in a right order here, and shuffled for every variant."""

    kind: Literal["order"]
    name: Name
    label: Text
    lines: Annotated[list[Line], Field(min_length=3, max_length=12)]
    points: Points = 1

    @model_validator(mode="after")
    def _comes_after_what_stands_above(self) -> Order:
        names = [line.id for line in self.lines]
        refuse_twice("lines", names)
        for index, line in enumerate(self.lines):
            for name in line.after or ():
                if name not in names[:index]:
                    above = ", ".join(names[:index]) or "none"
                    raise ValueError(f"received {name!r} in after of {line.id!r}, expected a line above it: {above}")
        if not self.pairs:
            raise ValueError("received lines that may stand in any order, expected some that come after others")
        return self

    @property
    def cells(self) -> list[Order]:
        """The field itself."""
        return [self]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two lines of which the first has to come before the second."""
        before: dict[str, set[str]] = {}
        for index, line in enumerate(self.lines):
            above = [self.lines[index - 1].id] if index and line.after is None else line.after or []
            before[line.id] = {*above, *(name for one in above for name in before[one])}
        return [(first.id, line.id) for line in self.lines for first in self.lines if first.id in before[line.id]]


class MatchOption(Strict):
    """What a row can be matched with; one option may fit many rows, or none."""

    id: Name
    text: Text


class MatchRow(Strict):
    """A row of a match, and the option that fits it."""

    id: Name
    text: Text
    fits: Name


class MatchCell(Strict):
    """One row of a match as a cell, named ``name.row``."""

    name: str
    label: Text
    fits: Name
    options: list[MatchOption]
    points: Points


class Match(Strict):
    """Choose an option for every row; each row earns ``points``."""

    kind: Literal["match"]
    name: Name
    label: Text
    rows: Annotated[list[MatchRow], Field(min_length=2, max_length=12)]
    options: Annotated[list[MatchOption], Field(min_length=2, max_length=12)]
    points: Points = 1

    @model_validator(mode="after")
    def _fits(self) -> Match:
        refuse_twice("rows", [row.id for row in self.rows])
        known = [option.id for option in self.options]
        refuse_twice("options", known)
        for row in self.rows:
            if row.fits not in known:
                raise ValueError(f"received {row.fits!r} in fits of {row.id!r}, expected one of {', '.join(known)}")
        return self

    @property
    def cells(self) -> list[MatchCell]:
        """A cell for every row."""
        return [
            MatchCell(
                name=f"{self.name}.{row.id}", label=row.text, fits=row.fits, options=self.options, points=self.points
            )
            for row in self.rows
        ]


AnswerField = Annotated[
    NumberField | Table | Vector | Matrix | Choice | Order | Match,
    Field(discriminator="kind"),
]
Cell = NumberField | Choice | Order | MatchCell


class ByHand(ExerciseOf):
    """exercise.yaml of an exercise answered by hand. ``variant.py`` draws the numbers, answers and mistakes."""

    kind: Literal["by-hand"]
    fields: Annotated[list[AnswerField], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_differ(self) -> ByHand:
        refuse_twice("fields", [cell.name for cell in self.cells])
        refuse_twice("fields", [name for field in self.fields if (name := getattr(field, "name", ""))])
        return self

    @property
    def cells(self) -> list[Cell]:
        """All cells in reading order. Their names are those of the texts that a student sends."""
        return [cell for field in self.fields for cell in field.cells]

    @property
    def number_cells(self) -> list[NumberField]:
        """The cells whose answer a variant draws."""
        return [cell for cell in self.cells if isinstance(cell, NumberField)]

    @property
    def points(self) -> int:
        """Points of all cells together."""
        return sum(cell.points for cell in self.cells)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text that a page may show, and that may hold numbers of the variant."""
        yield from self.hints
        for cell in self.cells:
            yield cell.label
        for field in self.fields:
            yield from _texts_of(field)


def _texts_of(field: AnswerField) -> Sequence[Text]:
    if isinstance(field, Choice):
        return [text for option in field.options for text in (option.text, option.why)]
    if isinstance(field, Order):
        return [line.text for line in field.lines if isinstance(line.text, Text)]
    if isinstance(field, Match):
        return [field.label, *(option.text for option in field.options)]
    return [] if isinstance(field, Table) else [field.label]
