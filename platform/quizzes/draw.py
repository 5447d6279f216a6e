"""Which questions a student gets in a quiz, and in which variants: the same student always draws the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from courses.models import Exercise, Quiz, Revision, Variant, revision_of
from courses.selectors import seed_for
from courses.services import SEEDS


@dataclass(frozen=True)
class Drawn:
    """A question as it was drawn."""

    topic: str
    revision: Revision
    variant: Variant


def draw_questions(student_id: int, quiz: Quiz) -> list[Drawn]:
    """Return the questions in the order of asking, as the quiz is published now.

    The variant of a lesson's exercise is another one than the student has met in the lesson.
    """
    generator = random.Random(f"{student_id}:{quiz.course.slug}/{quiz.slug}")  # noqa: S311 - no secret
    picked = list(_pick(quiz, generator))
    exercises = Exercise.objects.select_related("revision").in_bulk([path for _, path in picked], field_name="path")
    wanted = {}
    for _, path in picked:
        seeds = [seed for seed in SEEDS[1:] if seed != seed_for(student_id, exercises[path])]
        wanted[exercises[path].revision_id] = generator.choice(seeds)
    variants = Variant.objects.filter(revision__in=wanted, seed__in=wanted.values()).defer("answers", "mistakes")
    found = {row.revision_id: row for row in variants if row.seed == wanted[row.revision_id]}
    return [
        Drawn(topic, revision_of(exercises[path]), found[revision_of(exercises[path]).pk]) for topic, path in picked
    ]


def _pick(quiz: Quiz, generator: random.Random) -> Iterator[tuple[str, str]]:
    for bank in quiz.banks:
        for path in generator.sample(bank["exercises"], bank["draw"]):
            yield bank["topic"], path
