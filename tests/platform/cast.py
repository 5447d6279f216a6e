"""What the site's tests share besides fixtures: the exercises they use, and how they draw."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from attempts.models import Attempt
from courses.models import Exercise, Variant
from courses.selectors import seed_for
from courses.services import publish
from exercises import catalog
from graders.contract import Outcome, Verdict
from people.models import User

MAE = "dense-networks/losses/mae"
TABLE = "dense-networks/parameters/dense-layer"
CODE = "dense-networks/parameters/two-layers"
MNIST = "dense-networks/mnist/first-network"


def draw_here(source: str, seeds: Sequence[int]) -> list[Mapping[str, Any]]:
    """Draw without a sandbox: the authors of these variant.py are ourselves."""
    names: dict[str, Any] = {}
    exec(source, names)
    return [names["draw"](seed) for seed in seeds]


def numbers_here(source: str) -> Mapping[str, Any]:
    """Compute a lesson's numbers without a sandbox, for the same reason."""
    names: dict[str, Any] = {}
    exec(source, names)
    return dict(json.loads(json.dumps(names["numbers"](), default=lambda value: value.tolist())))


def publish_shipped() -> None:
    """Publish the course that ships, unless it is there."""
    if not Exercise.objects.exists():
        for course in catalog.load_all():
            publish(course, draw=draw_here, draw_numbers=numbers_here)


def changed(course: catalog.Course, **changes: Any) -> catalog.Course:
    """Return the course with its first exercise changed, as another revision."""
    lesson = course.lessons[0]
    first = dataclasses.replace(lesson.exercises[0], revision="f" * 64, **changes)
    lesson = dataclasses.replace(lesson, exercises=(first, *lesson.exercises[1:]))
    return dataclasses.replace(course, lessons=(lesson, *course.lessons[1:]))


def exercise(path: str) -> Exercise:
    """Return an exercise of the course that ships."""
    return Exercise.objects.select_related("revision", "lesson__course").get(path=path)


def variant_of(student: User | None, path: str) -> Variant:
    """Return the student's variant, answers included."""
    found = exercise(path)
    return Variant.objects.get(revision=found.revision_id, seed=seed_for(student.pk if student else None, found))


def passed(attempt: Attempt, outcome: Outcome = Outcome.PASSED) -> Verdict:
    """Return what a worker says of the attempt's present try."""
    points = 3.0 if outcome is Outcome.PASSED else 0.0
    return Verdict(
        attempt=str(attempt.pk),
        nonce=attempt.nonce,
        outcome=outcome,
        score=points / 3,
        points=points,
        max_points=3.0,
        message={"ru": "Задание выполнено.", "en": "Done: everything holds."},
        output="epoch 1\n",
    )
