"""What students send, checked before it becomes an attempt. A refused answer costs nothing."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attempts.models import Kind
from exercises.schema import ByHand
from graders import feedback
from graders.checks.numbers import MAX_LENGTH, NumberError, parse_number
from graders.contract import MAX_SOURCE_BYTES
from people.language import current_language

REVISION_FIELD = "revision-hash"
"""No field of an exercise can have this name: there is no hyphen in theirs."""

# Anything below a space except tab and line ends: no editor writes it, and each would grow sixfold in JSON.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class AnswersForm(forms.Form):
    """The numbers of an answer by hand: one field for every field of the exercise, at least one of them filled.

    The page tells which revision it showed: an answer to another one is refused, since its numbers may be others.
    """

    def __init__(self, spec: ByHand, revision: str, data: Any = None) -> None:
        super().__init__(data)
        self.spec, self.revision = spec, revision
        for field in spec.answer_fields:
            self.fields[field.name] = forms.CharField(required=False, max_length=MAX_LENGTH * 2)

    def clean(self) -> dict[str, Any]:
        """Refuse an answer to another text, what is not a number where something stands, and one with nothing in it."""
        if self.data.get(REVISION_FIELD) != self.revision:
            raise forms.ValidationError(
                _("The exercise has changed since you opened it. This is its new text: look through your answer again.")
            )
        answers = super().clean() or self.cleaned_data
        for name, text in list(answers.items()):
            if text and (problem := understand(text)["error"]):
                self.add_error(name, problem)
        if not any(answers.values()) and not self.errors:
            self.add_error(next(iter(self.fields)), feedback.render("answers.empty")[current_language()])
        return answers


class SourceForm(forms.Form):
    """An answer in code: the text of the editor and whether to run or to grade it."""

    kind = forms.ChoiceField(choices=[(kind, kind.label) for kind in (Kind.RUN, Kind.SUBMIT)])
    source = forms.CharField(strip=False, error_messages={"required": _("There is no code yet.")})

    def clean_source(self) -> str:
        """Return the source with plain line ends. Refuses what is too long or holds bytes that are not text."""
        source = str(self.cleaned_data["source"]).replace("\r\n", "\n").replace("\r", "\n")
        if not source.strip():
            raise forms.ValidationError(_("There is no code yet."))
        if _CONTROL.search(source) or "\ufffd" in source:
            raise forms.ValidationError(_("The code holds characters that are not text. Paste it again as plain text."))
        if (size := len(source.encode())) > MAX_SOURCE_BYTES:
            raise forms.ValidationError(
                _("The code is %(size)d KiB long; at most %(limit)d KiB are taken."),
                params={"size": -(-size // 1024), "limit": MAX_SOURCE_BYTES // 1024},
            )
        return source

    def first_error(self) -> str:
        """Return what to tell the student of a form that was refused."""
        return next(str(messages[0]) for messages in self.errors.values())


def understand(text: str) -> dict[str, str]:
    """Return how a number is understood, or why it is not, in the language of the page.

    >>> understand(" 6,00 ")
    {'understood': '6', 'error': ''}
    """
    language = current_language()
    try:
        number = parse_number(text)
    except NumberError as error:
        return {"understood": "", "error": feedback.render(error.key, text=error.text)[language]}
    return {"understood": number.text_ru if language == "ru" else number.text_en, "error": ""}
