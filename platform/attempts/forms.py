"""What students send, checked before it becomes an attempt. A refused answer costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from attempts.models import Kind
from exercises.by_hand import ByHand, Cell, Choice, NumberField, Order
from graders import feedback
from graders.checks.choices import ChoiceError, parse_chosen, parse_order
from graders.checks.numbers import NumberError, parse_number
from graders.contract import MAX_SOURCE_BYTES
from people.language import current_language

REVISION_FIELD = "revision-hash"
"""No field of an exercise can have this name: there is no hyphen in theirs."""

# Anything below a space except tab and line ends: no editor writes it, and each would grow sixfold in JSON.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class AnswersForm(forms.Form):
    """An answer by hand: a text for every cell of the exercise, something in every field.

    The page tells which revision it showed: an answer to another one is refused, since its numbers may be others.
    ``data`` is turned into the texts that an attempt keeps, so a refused form is shown as an attempt is.
    """

    def __init__(self, spec: ByHand, revision: str, data: QueryDict) -> None:
        super().__init__(dict(_texts(spec, data)) | {REVISION_FIELD: data.get(REVISION_FIELD)})
        self.spec, self.revision = spec, revision
        for cell in spec.cells:
            self.fields[cell.name] = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse an answer to another text, what can't be read, and fields with nothing in them."""
        if self.data.get(REVISION_FIELD) != self.revision:
            raise forms.ValidationError(
                _("The exercise has changed since you opened it. This is its new text: look through your answer again.")
            )
        answers = super().clean() or self.cleaned_data
        for field in self.spec.fields:
            given = [cell for cell in field.cells if answers.get(cell.name)]
            # A cell of a table may wait, but a field that nobody touched was overlooked.
            for cell in given or field.cells[:1]:
                if problem := problem_of(cell, answers.get(cell.name, "")):
                    self.add_error(cell.name, problem)
        return answers


def _texts(spec: ByHand, data: QueryDict) -> Iterator[tuple[str, str]]:
    for cell in spec.cells:
        if isinstance(cell, Order):
            yield cell.name, _order({line.id: data.get(f"{cell.name}.{line.id}", "") for line in cell.lines})
        elif isinstance(cell, Choice):
            yield cell.name, " ".join(data.getlist(cell.name))
        else:
            yield cell.name, data.get(cell.name, "")


def _order(places: Mapping[str, str]) -> str:
    """Return the ids in their order. Where places are missing or doubled, each with its place, to be shown again."""
    if not any(places.values()):
        return ""
    if sorted(places.values()) == sorted(str(place) for place in range(1, len(places) + 1)):
        return " ".join(sorted(places, key=lambda line: int(places[line])))
    return " ".join(f"{line}:{place if place.isdecimal() else ''}" for line, place in places.items())


def places_of(text: str) -> dict[str, str]:
    """Return the place of every line in an order, as it was chosen.

    >>> places_of("fit compile"), places_of("fit:2 compile:")
    ({'fit': '1', 'compile': '2'}, {'fit': '2', 'compile': ''})
    """
    if ":" in text:
        return {line: place for line, _, place in (part.partition(":") for part in text.split())}
    return {line: str(place) for place, line in enumerate(text.split(), 1)}


class CodeForm(forms.Form):
    """Code that is to be run: the text of an editor."""

    source = forms.CharField(strip=False, error_messages={"required": _("There is no code yet.")})

    def clean_source(self) -> str:
        """Return the source with plain line ends. Refuses what is too long or holds bytes that are not text."""
        (source,) = _plain_sources([self.cleaned_data["source"]])
        if not source.strip():
            raise forms.ValidationError(_("There is no code yet."))
        return source

    def first_error(self) -> str:
        """Return what to tell the student of a form that was refused."""
        return next(str(messages[0]) for messages in self.errors.values())


class SourceForm(CodeForm):
    """An answer in code, and whether to run or to grade it."""

    kind = forms.ChoiceField(choices=[(kind, kind.label) for kind in (Kind.RUN, Kind.SUBMIT)])


class BlockForm(CodeForm):
    """A block of a lesson's code, and those ``before`` it that it goes on from."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.before = data.getlist("before")

    def clean(self) -> dict[str, Any]:
        """Read the blocks before it. There may be any number, but not too much altogether."""
        *self.before, _source = _plain_sources([*self.before, self.cleaned_data.get("source", "")])
        return self.cleaned_data


def _plain_sources(texts: Sequence[str]) -> list[str]:
    """Return sources with plain line ends. Refuses what is too long together or holds bytes that are not text."""
    sources = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    whole = "".join(sources)
    if _CONTROL.search(whole) or "\ufffd" in whole:
        raise forms.ValidationError(_("The code holds characters that are not text. Paste it again as plain text."))
    if (size := len(whole.encode())) > MAX_SOURCE_BYTES:
        raise forms.ValidationError(
            _("The code is %(size)d KiB long; at most %(limit)d KiB are taken."),
            params={"size": -(-size // 1024), "limit": MAX_SOURCE_BYTES // 1024},
        )
    return sources


def understand(text: str, *, percent: bool = False) -> dict[str, str]:
    """Return how a number is understood, or why it is not, in the language of the page.

    >>> understand(" 6,00 ")
    {'understood': '6', 'error': ''}
    """
    language = current_language()
    try:
        number = parse_number(text, percent=percent)
    except NumberError as error:
        return {"understood": "", "error": feedback.render(error.key, **error.numbers)[language]}
    return {"understood": number.text_ru if language == "ru" else number.text_en, "error": ""}


def problem_of(cell: Cell, text: str) -> str:
    """Return why the text is no answer for the cell, in the language of the page; nothing where it is one."""
    if isinstance(cell, NumberField):
        return understand(text, percent=cell.percent)["error"]
    try:
        if isinstance(cell, Order):
            parse_order(text, [line.id for line in cell.lines])
        else:
            several = isinstance(cell, Choice) and cell.several
            parse_chosen(text, [option.id for option in cell.options], several=several)
    except ChoiceError as error:
        return feedback.render(error.key)[current_language()]
    return ""
