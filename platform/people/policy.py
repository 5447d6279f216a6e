"""What a person's role lets them do. The one place to look, and to change."""

from __future__ import annotations

from people.models import Role, User


def can_see_work_of(person: User, student_id: int) -> bool:
    """Whether the person may open that student's attempts: their own, or anybody's for those who teach or operate."""
    return person.pk == student_id or can_teach(person)


def can_teach(person: User) -> bool:
    """Whether the person may see how everybody gets on with a quiz, and give a student more time for it."""
    return person.role in (Role.INSTRUCTOR, Role.OPERATOR)
