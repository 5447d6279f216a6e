"""The fields of an answer by hand in the words of templates: what is asked, what was answered, what came of it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attempts.forms import places_of, understand
from courses.models import Variant
from courses.present import phrase_html
from exercises.by_hand import (
    AnswerField,
    ByHand,
    Cell,
    Choice,
    Line,
    Match,
    Matrix,
    NumberField,
    Order,
    Table,
    Vector,
)
from exercises.strict import Text
from graders.feedback import show
from people.language import current_language

Question = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """What stands in the form: texts by cell, and either the verdict on them or why they were refused."""

    answers: Mapping[str, Any]
    verdict: dict[str, Any] | None = None
    errors: Mapping[str, Any] = field(default_factory=dict)
    is_draft: bool = False
    """It is still being written: what can't be read is marked, and does not take the focus."""

    def text(self, cell: str) -> str:
        """Return what was answered in a cell, or nothing."""
        return str(self.answers.get(cell, ""))

    def check(self, cell: str) -> dict[str, Any] | None:
        """Return the check of a cell, or None where there is no verdict."""
        checks = self.verdict["checks"] if self.verdict else ()
        return next((check for check in checks if check["name"] == cell), None)

    def error(self, cell: str) -> str:
        """Return why the text of a cell was refused, or nothing."""
        return str(next(iter(self.errors.get(cell, ())), ""))


def present_questions(spec: ByHand, variant: Variant, given: Given) -> dict[str, Any]:
    """Return the questions of an exercise in a student's variant, with what was given, for a template."""
    refused = [cell.name for cell in spec.cells if given.error(cell.name) and not given.is_draft]
    return {
        "questions": [_Presented(variant, given, refused[:1]).present(field) for field in spec.fields],
        "verdict": given.verdict,
        "notice": given.error("__all__"),
    }


def present_sent(spec: ByHand, variant: Variant, answers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return an answer as it was sent: the label of every cell and what stood there, in words."""
    presented = _Presented(variant, Given(answers), [])
    return [
        {"label": presented.html(cell.label), **presented.sent(cell, answers.get(cell.name, ""))} for cell in spec.cells
    ]


@dataclass(frozen=True)
class _Presented:
    variant: Variant
    given: Given
    focus: Sequence[str]
    """Name of the cell that the student has to see to first."""

    def present(self, asked: AnswerField) -> Question:
        match asked:
            case NumberField():
                return self._number(asked)
            case Table():
                return self._table(asked)
            case Vector() | Matrix():
                return self._grid(asked)
            case Choice():
                return self._choice(asked)
            case Order():
                return self._order(asked)
            case Match():
                return self._match(asked)

    def html(self, text: Text) -> SafeString:
        return phrase_html(self._words(text))

    def sent(self, cell: Cell, answer: str) -> Question:
        match cell:
            case NumberField():
                return {"text": answer}
            case Order():
                known = {line.id: self._line(line) for line in cell.lines}
            case _:
                known = {option.id: self.html(option.text) for option in cell.options}
        return {"lines": [known[name] for name in answer.split() if name in known]}

    def _words(self, text: Text) -> str:
        return text.filled(self.variant.numbers)[current_language()]

    def _line(self, line: Line) -> SafeString:
        return self.html(line.text) if isinstance(line.text, Text) else phrase_html(f"`{line.text}`")

    def _common(self, asked: Any) -> Question:
        return {
            "kind": asked.kind,
            "template": f"questions/{asked.kind}.html",
            "name": asked.name,
            "label": self.html(asked.label),
            **self._state(asked.name),
        }

    def _state(self, cell: str) -> Question:
        return {"error": self.given.error(cell), "check": self.given.check(cell), "is_first": cell in self.focus}

    def _number(self, asked: NumberField) -> Question:
        return self._cell(asked) | self._common(asked) | {"template": "questions/number.html"}

    def _cell(self, cell: NumberField) -> Question:
        value = self.given.text(cell.name)
        return {
            "name": cell.name,
            # A name for what reads aloud, where signs of Markdown would be read too.
            "words": self._words(cell.label).replace("$", "").replace("`", ""),
            "label": self.html(cell.label),
            "asks": asks_for(cell),
            "kind": cell.kind,
            "percent": cell.percent,
            "value": value,
            "understood": understand(value, percent=cell.percent)["understood"] if value else "",
            **self._state(cell.name),
        }

    def _table(self, asked: Table) -> Question:
        cells = iter(asked.cells)
        return {
            "kind": asked.kind,
            "template": "questions/table.html",
            "columns": [{"label": self.html(column.label), "asks": asks_for(column)} for column in asked.columns],
            "rows": [
                {"label": self.html(row.label), "cells": [self._cell(next(cells)) for _column in asked.columns]}
                for row in asked.rows
            ],
        }

    def _grid(self, asked: Vector | Matrix) -> Question:
        cells, width = iter(asked.cells), asked.size if isinstance(asked, Vector) else asked.columns
        height = 1 if isinstance(asked, Vector) else asked.rows
        rows = [[self._cell(next(cells)) for _column in range(width)] for _row in range(height)]
        return self._common(asked) | {"template": "questions/grid.html", "asks": asks_for(asked), "rows": rows}

    def _choice(self, asked: Choice) -> Question:
        chosen = self.given.text(asked.name).split()
        is_graded = self.given.check(asked.name) is not None
        options = [
            {
                "id": option.id,
                "text": self.html(option.text),
                "is_chosen": option.id in chosen,
                # What it means is told to who has chosen it, and only once it was graded.
                "why": self.html(option.why) if is_graded and option.id in chosen else "",
                "is_right": option.right if is_graded and option.id in chosen else None,
            }
            for option in self._shuffled(asked.name, asked.options)
        ]
        return self._common(asked) | {"options": options, "several": asked.several}

    def _order(self, asked: Order) -> Question:
        places = places_of(self.given.text(asked.name))
        lines = self._shuffled(asked.name, asked.lines)
        if all(places.get(line.id) for line in lines):
            lines.sort(key=lambda line: int(places[line.id]))
        elif _is_right(asked, lines):
            # Lines that nobody has moved yet are no answer, so they must not be the right one.
            lines.reverse()
        shown = [{"id": line.id, "text": self._line(line), "place": places.get(line.id, "")} for line in lines]
        return self._common(asked) | {"lines": shown, "places": [str(place) for place in range(1, len(lines) + 1)]}

    def _match(self, asked: Match) -> Question:
        options = [
            {"id": option.id, "text": self._words(option.text).replace("`", "")}
            for option in self._shuffled(asked.name, asked.options)
        ]
        rows = [
            {
                "name": cell.name,
                "label": self.html(cell.label),
                "chosen": self.given.text(cell.name),
                **self._state(cell.name),
            }
            for cell in asked.cells
        ]
        return self._common(asked) | {"rows": rows, "options": options}

    def _shuffled(self, name: str, things: Sequence[Any]) -> list[Any]:
        """Return the things in an order that belongs to the variant: a student always meets the same one."""
        shuffled = list(things)
        random.Random(f"{self.variant.seed}:{name}").shuffle(shuffled)  # noqa: S311 - no secret
        return shuffled


def _is_right(asked: Order, lines: Sequence[Line]) -> bool:
    names = [line.id for line in lines]
    return all(names.index(first) < names.index(second) for first, second in asked.pairs)


def asks_for(asked: NumberField | Vector | Matrix) -> str:
    """Return in words how exact a number is asked for, from the setting that grades it.

    A whole number says so by itself: there is nothing to round.
    """
    if isinstance(asked, NumberField) and asked.kind == "integer":
        return ""
    wanted = _asked_tolerance(asked)
    return _("in percent, %(wanted)s") % {"wanted": wanted} if asked.percent else wanted


def _asked_tolerance(asked: NumberField | Vector | Matrix) -> str:
    match asked.tolerance.model_dump(exclude_none=True):
        case {"places": 0}:
            return _("round to a whole number")
        case {"places": places}:
            words = ngettext("round to %(count)s decimal place", "round to %(count)s decimal places", places)
            return words % {"count": places}
        case {"digits": digits}:
            words = ngettext("round to %(count)s significant digit", "round to %(count)s significant digits", digits)
            return words % {"count": digits}
        case {"absolute": most}:
            return _("to within %(most)s") % {"most": show(most, current_language())}
        case {"relative": share}:
            return _("to within %(most)s %%") % {"most": show(100 * share, current_language())}
    raise AssertionError(asked.tolerance)
