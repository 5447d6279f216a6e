"""What students and instructors send to a quiz."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from attempts.forms import texts_of
from courses.models import find_spec
from exercises.by_hand import ByHand
from people.models import User
from quizzes.models import Question
from quizzes.services import MAX_TEXT

PAGE_FIELD, SEEN_FIELD, FLAG_FIELD = "page-name", "seen-version", "flag-later"
"""No field of an exercise can have these names: there is no hyphen in theirs."""
MAX_EXTRA_MINUTES = 600


class DraftForm(forms.Form):
    """The answers to a question as they stand: whatever was typed is taken, whether it can be read or not."""

    def __init__(self, question: Question, data: Any) -> None:
        spec = find_spec(question.revision)
        self.texts = texts_of(spec, data) if isinstance(spec, ByHand) else {}
        super().__init__(
            {"page": data.get(PAGE_FIELD, ""), "seen": data.get(SEEN_FIELD), "is_flagged": FLAG_FIELD in data}
        )

    page = forms.CharField(max_length=32, required=False)
    seen = forms.IntegerField(min_value=0, required=False)
    is_flagged = forms.BooleanField(required=False)

    @property
    def draft(self) -> dict[str, Any]:
        """What ``services.save`` takes."""
        answers = {cell: text[:MAX_TEXT] for cell, text in self.texts.items()}
        return {"answers": answers, **self.cleaned_data}


class ExtraTimeForm(forms.Form):
    """How many minutes a student gets in addition: 0 for none."""

    student = forms.ModelChoiceField(User.objects.filter(is_active=True))
    minutes = forms.IntegerField(
        min_value=0,
        max_value=MAX_EXTRA_MINUTES,
        error_messages={"required": _("Write how many minutes, 0 for none.")},
    )

    def first_error(self) -> str:
        """Return what to tell of a form that was refused."""
        return next(str(messages[0]) for messages in self.errors.values())
