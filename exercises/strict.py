"""The ground that every part of the schema stands on: frozen values, names, and text in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from .filling import fill

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Points = Annotated[int, Field(ge=1)]


class Strict(BaseModel):
    """A frozen value whose unknown keys are errors and whose types are not coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Text(Strict):
    """A sentence in every language of the site."""

    ru: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def filled(self, numbers: Mapping[str, Any]) -> dict[str, str]:
        """Return it in every language with a variant's numbers in it. Raises AuthorError for a name it lacks."""
        return {language: fill(text, numbers, language) for language, text in self}


class ExerciseOf(Strict):
    """What exercise.yaml says of an exercise of either kind."""

    title: Text
    hints: Annotated[list[Text], Field(max_length=3)] = []
    """From a nudge to the method, never the number: Markdown that may hold numbers of the variant."""


class CheckOf(Strict):
    """What every check may say of itself: its points, and which other checks have to pass before it is looked at."""

    id: Name | None = None
    """Its name among the checks; that of its kind, such as ``model.layers``, where it is left out."""
    needs: list[str] = []
    points: Points = 1


def refuse_twice(key: str, names: Sequence[str]) -> None:
    """Raise ValueError, with the name, where one stands twice among those of a key."""
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"received {name!r} twice in {key}, expected different names")
