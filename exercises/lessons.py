"""A lesson's text as it is shown: with the numbers that ``numbers.py`` computed, and those of its training logs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import PLACED_LOG, Lesson
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
    logged, filled = _numbers_of_logs(lesson), {}
    for language in LANGUAGES:
        file = f"{name}/text.{language}.md"
        try:
            filled[language] = fill(lesson.text[language], {**logged, **numbers}, language)
        except AuthorError as error:
            raise AuthorError(file, error.key, error.message) from error
        if unused := sorted(numbers.keys() - placeholders(lesson.text[language])):
            raise AuthorError(file, unused[0], "a number of numbers.py that the text does not show")
    return filled


def _numbers_of_logs(lesson: Lesson) -> dict[str, Any]:
    """Return the numbers of the training logs that the text places, so that it need not repeat log.yaml.

    Of the log of ``first-network``, those are ``first_network_loss_1`` and ``first_network_accuracy_1`` for the first
    epoch and so on; of its reference band, measured on a processor, ``first_network_low``, ``_mean``, ``_high`` and
    ``_runs``.
    """
    placed = {slug for text in lesson.text.values() for slug in PLACED_LOG.findall(text)}
    numbers: dict[str, Any] = {}
    for exercise in lesson.exercises:
        name = exercise.slug.replace("-", "_")
        if exercise.slug in placed and exercise.log:
            for n, epoch in enumerate(exercise.log.epochs, start=1):
                numbers |= {f"{name}_loss_{n}": epoch.loss, f"{name}_accuracy_{n}": epoch.accuracy}
        if exercise.slug in placed and exercise.reference:
            band = exercise.reference.band_for("cpu")
            numbers |= {f"{name}_{edge}": getattr(band.accuracy, edge) for edge in ("low", "mean", "high")}
            numbers[f"{name}_runs"] = len(band.runs)
    return numbers
