"""What may stand in quiz.yaml: how long a quiz takes, and the banks that its questions are drawn from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .strict import Slug, Strict, Text, refuse_twice
from .validation import AuthorError


class Bank(Strict):
    """Exercises about one topic, of which every student gets some."""

    topic: Slug
    """The lesson that they are about: the score is told by topic, with a link back to it."""
    draw: Annotated[int, Field(ge=1)]
    """How many of them a student gets."""
    exercises: Annotated[list[str], Field(min_length=1)]
    """``losses/mae`` is the exercise of a lesson, ``slope`` a question in the folder of the quiz itself."""

    @model_validator(mode="after")
    def _has_enough(self) -> Bank:
        if self.draw > len(self.exercises):
            raise ValueError(f"received draw: {self.draw} of {len(self.exercises)} exercises, expected at most all")
        return self


class QuizFile(Strict):
    """quiz.yaml: a timed draw of exercises answered by hand, which a student sits once."""

    title: Text
    summary: Text
    minutes: Annotated[int, Field(ge=1, le=600)]
    review: Literal["closed"]
    """When right answers and explanations are shown: ``closed``, once the student's own sitting is closed."""
    banks: Annotated[list[Bank], Field(min_length=1)]
    """In the order in which their questions are asked."""

    @model_validator(mode="after")
    def _asks_nothing_twice(self) -> QuizFile:
        refuse_twice("banks", [name for bank in self.banks for name in bank.exercises])
        return self

    @property
    def questions(self) -> int:
        """How many questions a student gets."""
        return sum(bank.draw for bank in self.banks)


def check_banks(spec: QuizFile, *, own: Collection[str], lessons: Mapping[str, Mapping[str, str]], file: str) -> None:
    """Raise AuthorError unless every bank draws from what there is, and everything of the quiz's own is in a bank.

    Args:
        own: names of the question folders of the quiz.
        lessons: of every lesson of the course the kinds of its exercises, by their names.
        file: name of quiz.yaml, for messages.
    """
    by_hand = {
        f"{lesson}/{name}" for lesson, kinds in lessons.items() for name, kind in kinds.items() if kind == "by-hand"
    }
    for index, bank in enumerate(spec.banks):
        if bank.topic not in lessons:
            message = f"received {bank.topic!r}, expected a lesson of the course: {', '.join(lessons)}"
            raise AuthorError(file, f"banks[{index}].topic", message)
        for name in bank.exercises:
            if name not in own and name not in by_hand:
                known = ", ".join(sorted([*own, *by_hand]))
                message = f"received {name!r}, expected an exercise answered by hand: one of {known}"
                raise AuthorError(file, f"banks[{index}].exercises", message)
    drawn = {name for bank in spec.banks for name in bank.exercises}
    if unused := sorted(set(own) - drawn):
        raise AuthorError(file, "banks", f"{unused[0]!r} is in no bank, so that nobody would ever get it")
