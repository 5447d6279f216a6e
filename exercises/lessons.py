"""A lesson's text as it is shown: with the numbers that ``numbers.py`` computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import Lesson
from .filling import fill, placeholders
from .schema import LANGUAGES
from .validation import AuthorError
from .variants import check_finite


def fill_texts(lesson: Lesson, numbers: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return the lesson's text in every language with its numbers in it.

    Args:
        numbers: what ``numbers()`` of the lesson's numbers.py returned; none where there is no such file.
        name: of the lesson's folder, for messages, such as ``dense-networks/losses``.

    Raises AuthorError for a number that a text wants and that is not there, for one that no text shows, and for one
    that is not finite.
    """
    for number, value in numbers.items():
        check_finite(value, f"{name}/numbers.py", number)
    filled = {}
    for language in LANGUAGES:
        file = f"{name}/text.{language}.md"
        try:
            filled[language] = fill(lesson.text[language], numbers, language)
        except AuthorError as error:
            raise AuthorError(file, error.key, error.message) from error
        if unused := sorted(numbers.keys() - placeholders(lesson.text[language])):
            raise AuthorError(file, unused[0], "a number of numbers.py that the text does not show")
    return filled
